package levante.elasticity.tune;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.policy.PolicySettings.Burst;
import levante.elasticity.policy.PolicySettings.Headroom;
import levante.elasticity.policy.PolicySettings.Patience;

/** Changes one setting of a policy at random, to one of the values that are worth a look. */
final class Variation {
  private static final List<Integer> NODES = List.of(0, 1, 2, 3, 4, 6);
  private static final List<Integer> CORES = List.of(0, 1, 2, 3, 4, 5, 6, 8, 12);
  private static final List<Integer> ARRIVALS =
      List.of(0, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 42, 60);
  private static final List<Integer> IDLE = List.of(0, 15, 30, 60, 120, 300, 600);
  private static final List<Integer> LASTING = List.of(30, 60, 120, 300);
  private static final List<Integer> AHEAD = List.of(60, 90, 120, 180, 240, 300);
  private static final List<Integer> TYPICAL = List.of(60, 120, 200, 300, 400, 600, 900, 1800);
  private static final List<Double> SHARES = List.of(0.0, 0.25, 0.5, 0.75, 1.0, 1.25);

  private static final List<BiFunction<PolicySettings, Random, PolicySettings>> CHANGES =
      List.of(
          (policy, random) -> policy.withIdleTime(seconds(IDLE, random)),
          (policy, random) ->
              policy.withHeadroom(
                  new Headroom(
                      one(NODES, random), policy.headroom().cores(), policy.headroom().arrivals())),
          (policy, random) ->
              policy.withHeadroom(
                  new Headroom(
                      policy.headroom().nodes(), one(CORES, random), policy.headroom().arrivals())),
          (policy, random) ->
              policy.withHeadroom(
                  new Headroom(
                      policy.headroom().nodes(), policy.headroom().cores(), one(ARRIVALS, random))),
          (policy, random) -> policy.withBurst(lasting(policy.burst(), seconds(LASTING, random))),
          (policy, random) -> policy.withBurst(share(policy.burst(), one(SHARES, random))),
          (policy, random) ->
              policy.withPatience(
                  new Patience(
                      one(SHARES, random),
                      seconds(AHEAD, random),
                      seconds(AHEAD, random),
                      policy.patience().typical())),
          (policy, random) -> policy.withPatience(typical(policy.patience(), random)));

  private Variation() {}

  /** The policy with another setting, or with the one that it has. */
  static PolicySettings of(PolicySettings policy, Random random) {
    return one(CHANGES, random).apply(policy, random);
  }

  private static Burst lasting(Burst burst, Duration lasting) {
    return new Burst(burst.leastPods(), burst.gap(), lasting, burst.share());
  }

  private static Burst share(Burst burst, double share) {
    return new Burst(burst.leastPods(), burst.gap(), burst.lasting(), share);
  }

  private static Patience typical(Patience patience, Random random) {
    return new Patience(
        patience.share(), patience.running(), patience.queued(), seconds(TYPICAL, random));
  }

  private static Duration seconds(List<Integer> values, Random random) {
    return Duration.ofSeconds(one(values, random));
  }

  private static <T> T one(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
