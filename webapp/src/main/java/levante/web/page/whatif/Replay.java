package levante.web.page.whatif;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import levante.elasticity.policy.Policies;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.replay.ReplayWorld;
import levante.elasticity.simulate.RunReport;
import levante.elasticity.trace.Trace;

/** Recorded work to be replayed, with what came of the policies that were tried on it. */
final class Replay {
  private final ReplayWorld world;
  private final Past past;
  private final Instant until;
  private final Trace trace;
  private final Map<PolicySettings, RunReport> reports = new HashMap<>();

  Replay(ReplayWorld world, Past past, Instant until, Trace trace) {
    this.world = world;
    this.past = past;
    this.until = until;
    this.trace = trace;
  }

  ReplayWorld world() {
    return world;
  }

  /** Up to when it goes. */
  Instant until() {
    return until;
  }

  /** What of the record is not in it. */
  List<String> notes() {
    return trace.notes();
  }

  boolean isEmpty() {
    return trace.jobs().isEmpty();
  }

  /** What comes of a policy, which is run once. */
  synchronized RunReport of(PolicySettings policy) {
    return reports.computeIfAbsent(
        nameless(policy),
        any -> world.simulated(past.length()).run(trace.jobs(), Policies.of(policy)));
  }

  static PolicySettings nameless(PolicySettings policy) {
    return policy.named("any");
  }
}
