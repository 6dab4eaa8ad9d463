package levante.web.page.elasticity;

import java.util.List;
import java.util.stream.Stream;
import levante.kernel.ClusterId;
import levante.web.jte.Templates;
import levante.web.page.Fragment;
import levante.web.page.LiveParts;
import levante.web.security.Caller;

/** What of an elastic cluster's page is live. Those of one cluster are equal. */
record LiveScaling(ClusterId id, ScalingViews views, Templates templates) implements LiveParts {
  @Override
  public List<Fragment> of(Caller caller) {
    views.id(id.value(), caller.owner());
    ScalingDetails details = views.details(id);
    return Stream.of("pools", "decisions", "acts")
        .map(part -> new Fragment(part, templates.render("elasticity/" + part + ".jte", details)))
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LiveScaling that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
