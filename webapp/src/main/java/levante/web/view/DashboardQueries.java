package levante.web.view;

import java.util.Optional;
import levante.web.security.Caller;

/** What the pages read. They change nothing, and see of the modules only this. */
public interface DashboardQueries {
  /**
   * What {@code caller} may see now. Called a few times a second for each caller who watches.
   * Throws when a module cannot answer; a failure is never an empty list.
   */
  Dashboard of(Caller caller);

  /** A picture that a dashboard of {@code caller} named; empty when it is gone or not theirs. */
  Optional<PictureStream> picture(Caller caller, String id);
}
