package levante.elasticity.adapter.yaml;

import java.time.Duration;
import levante.elasticity.policy.CluesSettings;
import levante.elasticity.policy.PolicySettings;

/** Writes a policy as the file that {@link PolicyFile} reads. */
public final class PolicyText {
  private PolicyText() {}

  /** The whole file, each setting told. */
  public static String of(PolicySettings policy) {
    return policy.clues().map(clues -> chain(policy, clues)).orElseGet(() -> own(policy));
  }

  private static String chain(PolicySettings policy, CluesSettings clues) {
    return "policy: clues\nname: %s\n".formatted(policy.name())
        + "clues: {IDLE_TIME: %s, RECONSIDER_JOB_TIME: %s, COOLDOWN_NODES: %s,"
            .formatted(
                seconds(clues.idleTime()),
                seconds(clues.reconsiderJobTime()),
                seconds(clues.cooldownNodes()))
        + " MAX_BOOTING_NODES: %d, MAX_WAIT_POWERON: %s, EXTRA_SLOTS_FREE: %d,"
            .formatted(
                clues.maxBootingNodes(), seconds(clues.maxWaitPowerOn()), clues.extra().slots())
        + " EXTRA_NODES_FREE: %d}\n".formatted(clues.extra().nodes());
  }

  private static String own(PolicySettings policy) {
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
