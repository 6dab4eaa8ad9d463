package levante.oscar;

import java.util.Objects;
import levante.oscar.call.CallConfig;
import levante.oscar.dispatch.DispatchConfig;
import levante.oscar.inbox.InboxConfig;
import levante.oscar.pool.PoolConfig;

/** The module's bounds, by part. */
public record OscarConfig(
    InboxConfig inbox, DispatchConfig dispatch, CallConfig calls, PoolConfig pools) {
  /** The defaults of each part. */
  public static final OscarConfig DEFAULTS =
      new OscarConfig(InboxConfig.DEFAULTS, DispatchConfig.DEFAULTS);

  /** With the default bounds of calls and pools. */
  public OscarConfig(InboxConfig inbox, DispatchConfig dispatch) {
    this(inbox, dispatch, CallConfig.DEFAULTS, PoolConfig.DEFAULTS);
  }

  public OscarConfig {
    Objects.requireNonNull(inbox, "inbox");
    Objects.requireNonNull(dispatch, "dispatch");
    Objects.requireNonNull(calls, "calls");
    Objects.requireNonNull(pools, "pools");
  }
}
