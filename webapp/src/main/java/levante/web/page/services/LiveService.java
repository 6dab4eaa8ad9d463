package levante.web.page.services;

import java.util.List;
import levante.oscar.service.ServiceId;
import levante.web.jte.Templates;
import levante.web.page.Fragment;
import levante.web.page.LiveParts;
import levante.web.security.Caller;

/** What of a service's page is live. Those of one service are equal. */
record LiveService(ServiceId id, ServiceViews views, Templates templates) implements LiveParts {
  @Override
  public List<Fragment> of(Caller caller) {
    return List.of(
        new Fragment(
            "summary", templates.render("services/summary.jte", views.of(id, caller.owner()))),
        new Fragment(
            "jobs", templates.render("services/jobs.jte", views.jobs(id, caller.owner(), "", ""))));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LiveService that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
