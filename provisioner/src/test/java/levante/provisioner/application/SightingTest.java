package levante.provisioner.application;

import static org.assertj.core.api.Assertions.assertThat;

import levante.provisioner.application.ApplicationResult.Done;
import levante.provisioner.application.ApplicationResult.Failed;
import levante.provisioner.application.ApplicationResult.Underway;
import org.junit.jupiter.api.Test;

class SightingTest {
  private static ApplicationResult verdict(String output) {
    return Sighting.read(output).verdict();
  }

  private static String lines(String... lines) {
    return String.join("\n", lines);
  }

  @Test
  void whatWasNeverAppliedHasNoDigest() {
    assertThat(Sighting.read("digest \n").digest()).isEmpty();
    assertThat(Sighting.read("").digest()).isEmpty();
    assertThat(Sighting.read("digest abc\n").digest()).isEqualTo("abc");
  }

  @Test
  void objectsWithoutWorkloadsServeAtOnce() {
    assertThat(verdict("digest abc\n")).isEqualTo(new Done());
  }

  @Test
  void aDeploymentServesWhenItsCopiesAreNewAndAvailable() {
    String line =
        "digest a\nwanted Deployment.apps web shop\nwork Deployment web shop 2 %s 3 %s %s <none>\n";

    assertThat(verdict(line.formatted("2", "3", "3"))).isEqualTo(new Done());
    assertThat(verdict(line.formatted("1", "3", "3")))
        .isEqualTo(new Underway("Deployment web/shop: is not looked after yet"));
    assertThat(verdict(line.formatted("2", "1", "3")))
        .isEqualTo(new Underway("Deployment web/shop: 1 of 3 serve"));
    assertThat(verdict(line.formatted("2", "<none>", "<none>")))
        .isEqualTo(new Underway("Deployment web/shop: 0 of 3 serve"));
  }

  @Test
  void whatAPodWaitsForIsTold() {
    assertThat(
            verdict(
                lines(
                    "digest a",
                    "wanted Deployment.apps web shop",
                    "work Deployment web shop 1 1 1 1 <none>",
                    "pod other-1 Unschedulable no room",
                    "pod shop-5d-x2 ImagePullBackOff Back-off pulling image \"x\"")))
        .isEqualTo(
            new Underway(
                "Deployment web/shop: 0 of 1 serve (pod shop-5d-x2 ImagePullBackOff Back-off pulling"
                    + " image \"x\")"));
  }

  @Test
  void aDaemonSetServesOnEachNodeAndOnNone() {
    String line =
        lines(
            "digest a",
            "wanted DaemonSet.apps web log",
            "work DaemonSet web log 1 1 <none> <none> <none> %s");

    assertThat(verdict(line.formatted("2 2 2"))).isEqualTo(new Done());
    assertThat(verdict(line.formatted("0 <none> <none>"))).isEqualTo(new Done());
    assertThat(verdict(line.formatted("2 2 1")))
        .isEqualTo(new Underway("DaemonSet web/log: 1 of 2 serve"));
  }

  @Test
  void aJobEndsFailsOrIsGone() {
    String line =
        lines(
            "digest a",
            "wanted Job.batch web once",
            "work Job web once 1 <none> <none> <none> <none> <none> <none> <none> %s");

    assertThat(verdict(line.formatted("false <none> True <none> <none>"))).isEqualTo(new Done());
    assertThat(verdict(line.formatted("false <none> <none> <none> <none>")))
        .isEqualTo(new Underway("Job web/once: has not ended"));
    assertThat(verdict(line.formatted("false <none> <none> True Job has reached the limit")))
        .isEqualTo(new Failed("Job web/once failed: Job has reached the limit"));
    assertThat(verdict("digest a\nwanted Job.batch web once\n")).isEqualTo(new Done());
  }

  @Test
  void aDeploymentThatIsGoneDoesNotServe() {
    assertThat(verdict("digest a\nwanted Deployment.apps web shop\n"))
        .isEqualTo(new Underway("Deployment web/shop: is not there"));
  }
}
