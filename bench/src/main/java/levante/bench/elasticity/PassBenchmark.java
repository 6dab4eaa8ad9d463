package levante.bench.elasticity;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import levante.elasticity.act.ScalingLoop;
import levante.elasticity.act.ScalingMemory;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.decide.PackingPolicy;
import levante.elasticity.simulate.VirtualJournal;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One pass of the production loop over a nearly full cluster, journal and ledger in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PassBenchmark {
  /** How many nodes; thirty times as many pods run, and as many wait. */
  @Param({"10", "100", "1000", "5000"})
  public int nodes;

  private ScalingLoop loop;

  /** The cluster, as an informer has it after its first listing. */
  @Setup
  public void prepare() {
    BusyCluster cluster = new BusyCluster(nodes);
    VirtualJournal journal = new VirtualJournal();
    loop =
        new ScalingLoop(
            new ScalingPorts(() -> List.of(cluster.elastic()), cluster, cluster, cluster),
            new ScalingMemory(journal, journal),
            PackingPolicy::new,
            Clock.systemUTC());
  }

  /** A look, a decision, and what follows from it. */
  @Benchmark
  public void pass() {
    loop.tick();
  }
}
