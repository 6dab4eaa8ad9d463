package levante.elasticity.adapter.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import levante.elasticity.act.ClusterPortsContract;
import levante.elasticity.act.DrainResult;
import levante.elasticity.act.NodeDrainer;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.elasticity.testbed.SlurmBed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ports' contract on a real slurmctld and slurmd. */
@Tag("real")
class SlurmClusterPortsIT extends ClusterPortsContract {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int SECONDS = 12;

  private static SlurmBed bed;
  private static ExecutorService threads;

  private final Map<String, String> jobs = new TreeMap<>();

  @BeforeAll
  static void start() {
    bed = SlurmBed.start();
    threads = Executors.newCachedThreadPool();
  }

  @AfterAll
  static void stop() {
    threads.shutdownNow();
    bed.close();
  }

  @AfterEach
  void clear() {
    bed.ask("scancel -u root; scontrol update NodeName=w-0 State=UNDRAIN");
    await()
        .atMost(LIMIT)
        .until(() -> bed.ask("sinfo -h -N -o %T; squeue -h -o %A").strip().equals("idle"));
  }

  private static final FrontEnds FRONTS = (cluster, script) -> bed.ask(script);

  @Override
  protected ClusterObserver observer() {
    return new SlurmClusters(FRONTS, threads, Clock.systemUTC());
  }

  @Override
  protected NodeDrainer drainer() {
    return new SlurmNodeDrainer(FRONTS);
  }

  @Override
  protected void submit(String pod) {
    jobs.put(pod, bed.submit("--mem=10", SECONDS));
  }

  @Override
  protected String nameOf(String pod) {
    return jobs.get(pod);
  }

  private ClusterView seen() {
    return observer().observe(CLUSTER).match(Observation.Complete::seen, cut -> null);
  }

  @Test
  void aDrainWaitsForAJobAndNeverEndsIt() {
    submit("a");
    await().atMost(LIMIT).until(() -> seen().workOn("w-0").size() == 1);
    assertThat(drainer().drain(CLUSTER, "w-0")).isEqualTo(new DrainResult.InProgress(1));
    await()
        .atMost(LIMIT)
        .until(() -> drainer().drain(CLUSTER, "w-0").equals(new DrainResult.Drained()));
    assertThat(bed.ask("scontrol show job " + nameOf("a"))).contains("JobState=COMPLETED");
  }

  @Test
  void whatAnOperatorDrainedStaysDrained() {
    bed.ask("scontrol update NodeName=w-0 State=DRAIN Reason='levante: a fan is broken'");
    drainer().cordon(CLUSTER, "w-0");
    drainer().uncordon(CLUSTER, "w-0");
    assertThat(seen().node("w-0").filter(Node::cordoned)).isPresent();
    assertThat(bed.ask("scontrol show node w-0")).contains("Reason=levante: a fan is broken");
  }

  @Test
  void ofAJobsNameNothingIsBelieved() {
    String job = bed.submit("-N1 -n1 --mem=10 -J 'a|b\nJobId=1 \"ü\n=end'", 1);
    String gang = bed.submit("-N3 --mem=10", 1);
    assertThat(seen().pods())
        .extracting(Pod::name)
        .contains(job, gang + "-1", gang + "-2", gang + "-3");
  }

  @Test
  void aSilentControllerIsNoEmptyCluster() {
    FrontEnds astray =
        (cluster, script) -> bed.ask("export SLURM_CONF=/nowhere/slurm.conf\n" + script);
    assertThat(new SlurmClusters(astray, threads, Clock.systemUTC()).observe(CLUSTER))
        .isInstanceOf(Observation.Incomplete.class);
  }
}
