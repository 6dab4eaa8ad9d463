package levante.web.page.act;

import java.util.List;
import java.util.stream.Stream;
import levante.provisioner.naming.InfrastructureId;
import levante.web.jte.Templates;
import levante.web.page.Fragment;
import levante.web.page.LiveParts;
import levante.web.page.infrastructure.DetailViews;
import levante.web.page.infrastructure.Details;
import levante.web.security.Caller;

/** What of an infrastructure's page is live. Those of one infrastructure are equal. */
final class LiveInfrastructure implements LiveParts {
  private final InfrastructureId id;
  private final DetailViews views;
  private final Templates templates;

  LiveInfrastructure(InfrastructureId id, DetailViews views, Templates templates) {
    this.id = id;
    this.views = views;
    this.templates = templates;
  }

  @Override
  public List<Fragment> of(Caller caller) {
    Details details = views.of(id, caller.owner());
    return Stream.of("summary", "clusters", "machines", "events", "outputs")
        .map(
            part ->
                new Fragment(part, templates.render("infrastructure/" + part + ".jte", details)))
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LiveInfrastructure that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
