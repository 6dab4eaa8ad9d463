package levante.elasticity.adapter.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import levante.elasticity.adapter.slurm.read.Recorded;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Observation;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlurmClustersTest {
  private static final ClusterId CLUSTER = new ClusterId("slurm-7f3a2b");
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private SlurmClusters over(FrontEnds fronts) {
    return at(fronts, NOON);
  }

  private SlurmClusters at(FrontEnds fronts, Instant now) {
    return new SlurmClusters(fronts, threads, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static String why(Observation<ClusterView> seen) {
    return seen.match(complete -> "nothing", cut -> cut.code() + " " + cut.message());
  }

  @Test
  void anAnswerThatIsCutOffAnywhereIsNoView() {
    String whole = Recorded.answer("busy");
    for (int length = 0; length < whole.length() - 2; length += 97) {
      String cut = whole.substring(0, length);
      assertThat(why(over((cluster, script) -> cut).observe(CLUSTER)))
          .as("%d characters", length)
          .startsWith("CLUSTER_UNREACHABLE what Slurm says cannot be read");
    }
  }

  @Test
  void aFrontEndThatCannotBeAskedIsNoEmptyCluster() {
    FrontEnds silent =
        (cluster, script) -> {
          throw new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, "no route");
        };
    assertThat(why(over(silent).observe(CLUSTER))).isEqualTo("CLUSTER_UNREACHABLE no route");
  }

  @Test
  void aFrontEndThatHasNotAnsweredIsNotAskedAgainAndNotBelievedLate() {
    CountDownLatch answers = new CountDownLatch(1);
    FrontEnds slow =
        (cluster, script) -> {
          try {
            answers.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return Recorded.answer("busy");
        };
    SlurmClusters clusters = over(slow);
    assertThat(why(clusters.observe(CLUSTER))).contains("has not answered");
    assertThat(why(clusters.observe(CLUSTER))).contains("has not answered");
    answers.countDown();
    org.awaitility.Awaitility.await().until(() -> why(clusters.observe(CLUSTER)).equals("nothing"));
  }

  @Test
  void sinceWhenANodeIsSilentIsKnownFromTheFirstLookOnThatSaidSo() {
    String[] says = {Recorded.answer("completing")};
    Instant[] now = {NOON};
    Clock clock =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now[0];
          }
        };
    SlurmClusters clusters = new SlurmClusters((cluster, script) -> says[0], threads, clock);
    assertThat(silent(clusters).since()).isEqualTo(NOON);
    now[0] = NOON.plus(Duration.ofMinutes(5));
    assertThat(silent(clusters).since()).isEqualTo(NOON);
  }

  private static Node silent(SlurmClusters clusters) {
    return clusters
        .observe(CLUSTER)
        .match(Observation.Complete::seen, cut -> null)
        .node("w-1")
        .orElseThrow();
  }
}
