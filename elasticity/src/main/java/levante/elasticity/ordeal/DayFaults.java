package levante.elasticity.ordeal;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import levante.elasticity.act.NodeSupply;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.SuppliedNode;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * What goes wrong between the loop and its systems: single calls that fail, and outages of the
 * cluster, of the cloud and of its capacity that last for minutes.
 */
final class DayFaults {
  private static final int ONE_CALL_IN = 25;
  private static final int ONE_OUTAGE_IN = 300;
  private static final int LONGEST_OUTAGE_S = 1_200;

  private final Random random;
  private final Supplier<Duration> elapsed;
  private final Outage cluster = new Outage();
  private final Outage cloud = new Outage();
  private final Outage capacity = new Outage();

  /**
   * Faults by this chance.
   *
   * @param elapsed virtual time since the start
   */
  DayFaults(Random random, Supplier<Duration> elapsed) {
    this.random = random;
    this.elapsed = elapsed;
  }

  ScalingPorts around(ScalingPorts real) {
    return new ScalingPorts(
        real.clusters(),
        id -> cluster.strikes() ? unseen() : real.observer().observe(id),
        new FaultySupply(real.supply()),
        real.drainer());
  }

  private static Observation<ClusterView> unseen() {
    return new Observation.Incomplete<>(ErrorCode.CLUSTER_UNREACHABLE, "outage");
  }

  /** Begins at random and lasts; besides, single calls fail. */
  private final class Outage {
    private Duration until = Duration.ZERO;

    boolean strikes() {
      if (random.nextInt(ONE_OUTAGE_IN) == 0) {
        until = elapsed.get().plusSeconds(random.nextInt(LONGEST_OUTAGE_S));
      }
      return elapsed.get().compareTo(until) < 0 || random.nextInt(ONE_CALL_IN) == 0;
    }
  }

  private final class FaultySupply implements NodeSupply {
    private final NodeSupply real;

    FaultySupply(NodeSupply real) {
      this.real = real;
    }

    @Override
    public List<SuppliedNode> supplied(ClusterId id) {
      reach();
      return real.supplied(id);
    }

    @Override
    public void request(ClusterId id, String pool, int totalNodes) {
      reach();
      if (capacity.strikes()) {
        throw new LevanteException(ErrorCode.OUT_OF_CAPACITY, "none left");
      }
      real.request(id, pool, totalNodes);
      // Done, but the answer is lost.
      reach();
    }

    @Override
    public void release(ClusterId id, String node) {
      reach();
      real.release(id, node);
      reach();
    }

    private void reach() {
      if (cloud.strikes()) {
        throw new LevanteException(ErrorCode.CLOUD_UNREACHABLE, "outage");
      }
    }
  }
}
