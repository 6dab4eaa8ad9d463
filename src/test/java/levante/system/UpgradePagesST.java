package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster of the sandbox becomes another version, in a real browser.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>deploy a cluster, ask for two minor versions more, and for an older one</td>
 *     <td>each is refused with its reason; what was typed is kept</td></tr>
 * <tr><td>ask for the next one</td><td>the plan names each node, its version and its turn</td></tr>
 * <tr><td>apply it</td><td>each node runs it, one after the other, and it is told</td></tr>
 * </table>
 */
class UpgradePagesST {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static Stage stage;

  @BeforeAll
  static void theServerAndTheBrowserAreStarted() {
    stage = Stage.open(folder);
    stage.addUsers("ute");
  }

  @AfterAll
  static void theyAreStopped() {
    stage.close();
  }

  @Test
  void aClusterBecomesTheNextVersionNodeByNode() {
    try (Visitor ute = stage.visitor("ute")) {
      ute.deploy("kubernetes");
      await().atMost(LIMIT).until(() -> ute.page().locator("main td .status.good").count() >= 3);
      ute.follow("Change it");
      asked(ute, "1.36");
      ute.sees("minor versions are taken one at a time; 1.35 is the next");
      assertThat(ute.typed("Kubernetes version")).isEqualTo("1.36");
      ute.lookAt("upgrade-refused");
      asked(ute, "1.33");
      ute.sees("nothing is downgraded");
      asked(ute, "1.35");
      ute.sees("version from latest to 1.35");
      ute.sees("v1.34.1 becomes 1.35, first");
      ute.sees("the control plane first");
      ute.lookAt("upgrade-plan");
      ute.press("Apply");
      ute.sees("The change is accepted");
      // Live: never loaded again.
      ute.sees("v1.34.1 became v1.35.1");
      await()
          .atMost(LIMIT)
          .until(() -> ute.page().getByText("v1.34.1 became v1.35.1").count() >= 3);
      ute.lookAt("upgraded");
      assertThat(ute.console()).isEmpty();
    }
  }

  private static void asked(Visitor ute, String version) {
    ute.fill("Kubernetes version", version);
    ute.press("Show what it means");
  }
}
