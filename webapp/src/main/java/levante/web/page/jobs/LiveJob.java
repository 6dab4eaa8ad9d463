package levante.web.page.jobs;

import java.util.List;
import levante.oscar.dispatch.JobName;
import levante.web.jte.Templates;
import levante.web.page.Fragment;
import levante.web.page.LiveParts;
import levante.web.security.Caller;

/** What of a job's page is live. Those of one job are equal. */
record LiveJob(JobName name, JobViews views, Templates templates) implements LiveParts {
  @Override
  public List<Fragment> of(Caller caller) {
    return List.of(
        new Fragment(
            "job", templates.render("services/jobstate.jte", views.of(name, caller.owner()))));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LiveJob that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
