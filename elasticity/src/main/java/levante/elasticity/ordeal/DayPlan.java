package levante.elasticity.ordeal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.simulate.SupplyConditions;
import levante.elasticity.simulate.VirtualJob;
import levante.kernel.Quantity;

/**
 * What a day is like: each job fits a node of the largest pool.
 *
 * @param policy one of ours; CLUES's chain makes no such promises
 */
record DayPlan(
    List<NodePool> pools,
    List<VirtualJob> jobs,
    SupplyConditions conditions,
    PolicySettings policy) {
  private static final int JOBS = 120;
  private static final int LAST_ARRIVAL_S = 20 * 3600;
  private static final int LARGEST_CPUS = 16;
  private static final int MIB_OF_A_CPU = 4096;
  private static final Quantity PODS = Quantity.of(110);

  /** The day of that number, always the same. */
  static DayPlan of(long seed) {
    Random random = new Random(seed);
    List<PolicySettings> ours =
        PolicySettings.named().stream().filter(one -> one.clues().isEmpty()).toList();
    return new DayPlan(
        pools(random),
        jobs(random),
        new SupplyConditions(
            Duration.ofSeconds(20 + random.nextInt(160)),
            Duration.ofSeconds(20),
            random.nextInt(30) / 100.0,
            seed),
        ours.get(random.nextInt(ours.size())));
  }

  /** The nodes that stay when there is no work. */
  int least() {
    return pools.stream().mapToInt(NodePool::min).sum();
  }

  private static List<NodePool> pools(Random random) {
    List<NodePool> pools = new ArrayList<>();
    pools.add(pool("large", LARGEST_CPUS, random.nextInt(2), 1 + random.nextInt(4), false));
    pools.add(
        pool("small", 2 + random.nextInt(4), random.nextInt(2), 2 + random.nextInt(5), false));
    if (random.nextBoolean()) {
      pools.add(pool("edge", 2, 0, 1 + random.nextInt(3), true));
    }
    return pools;
  }

  private static NodePool pool(String name, int cpus, int min, int max, boolean edge) {
    return new NodePool(
        name,
        NodeShape.of(
            Resources.of(
                Map.of(
                    Resources.CPU, Quantity.of(cpus),
                    Resources.MEMORY, Quantity.ofMebibytes((long) cpus * MIB_OF_A_CPU),
                    Resources.PODS, PODS))),
        min,
        min + max,
        BigDecimal.valueOf(edge ? 0 : cpus * 3L, 2),
        edge ? NodePool.Tier.EDGE : NodePool.Tier.CLOUD,
        "anywhere",
        0);
  }

  private static List<VirtualJob> jobs(Random random) {
    List<VirtualJob> jobs = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < JOBS; i++) {
      // Half of them right after the one before: bursts.
      at = random.nextBoolean() ? at + random.nextInt(5) : random.nextInt(LAST_ARRIVAL_S);
      int quarters = 1 + random.nextInt(random.nextInt(4) == 0 ? 4 * LARGEST_CPUS - 4 : 12);
      jobs.add(
          new VirtualJob(
              "job-%03d".formatted(i),
              Duration.ofSeconds(at),
              Duration.ofSeconds(10 + random.nextInt(1800)),
              PodSpec.ofJob(
                  Resources.of(
                      Quantity.ofMillis(250L * quarters), Quantity.ofMebibytes(512L * quarters)),
                  random.nextInt(3),
                  Optional.empty()),
              0));
    }
    return jobs;
  }
}
