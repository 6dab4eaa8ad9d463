package levante.elasticity.adapter.yaml;

import java.time.Duration;
import levante.elasticity.policy.PolicySettings;

/** Writes a policy as the file that {@link PolicyFile} reads. */
public final class PolicyText {
  private PolicyText() {}

  /**
   * The whole file, each setting told.
   *
   * @param policy one that does not run CLUES's chain
   */
  public static String of(PolicySettings policy) {
    if (policy.clues().isPresent()) {
      throw new IllegalStateException(policy.name() + " runs CLUES's chain");
    }
    PolicySettings.Headroom headroom = policy.headroom();
    PolicySettings.Burst burst = policy.burst();
    PolicySettings.Patience patience = policy.patience();
    return policy
            .idleTime()
            .map(idle -> "policy: default\nidle-time: %s\n".formatted(seconds(idle)))
            .orElse("policy: packing\n")
        + "name: %s\n".formatted(policy.name())
        + "headroom: {nodes: %d, cores: %d, arrivals: %d}\n"
            .formatted(headroom.nodes(), headroom.cores(), headroom.arrivals())
        + "burst: {least-pods: %d, gap: %s, lasting: %s, share: %s}\n"
            .formatted(
                burst.leastPods(), seconds(burst.gap()), seconds(burst.lasting()), burst.share())
        + "patience: {share: %s, running: %s, queued: %s, typical: %s}\n"
            .formatted(
                patience.share(),
                seconds(patience.running()),
                seconds(patience.queued()),
                seconds(patience.typical()));
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + "s";
  }
}
