package levante.oscar;

import java.util.Objects;
import levante.oscar.dispatch.DispatchConfig;
import levante.oscar.inbox.InboxConfig;

/** The module's bounds, by part. */
public record OscarConfig(InboxConfig inbox, DispatchConfig dispatch) {
  /** The defaults of each part. */
  public static final OscarConfig DEFAULTS =
      new OscarConfig(InboxConfig.DEFAULTS, DispatchConfig.DEFAULTS);

  public OscarConfig {
    Objects.requireNonNull(inbox, "inbox");
    Objects.requireNonNull(dispatch, "dispatch");
  }
}
