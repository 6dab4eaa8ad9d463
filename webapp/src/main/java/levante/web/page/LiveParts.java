package levante.web.page;

import java.util.List;
import levante.web.security.Caller;

/** What of a page is live. Two that are equal are read once for one caller. */
@FunctionalInterface
public interface LiveParts {
  /** All parts as of now; throws when they cannot be read, or are not the caller's to see. */
  List<Fragment> of(Caller caller);
}
