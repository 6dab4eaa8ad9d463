package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is done with machines that stand, in a real browser.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>ask for a size that is none, one that no cloud has, the one that it has</td>
 *     <td>told at the form, what was typed is kept; nothing would change</td></tr>
 * <tr><td>ask for another size</td><td>a plan with prices; made anew in it, live</td></tr>
 * <tr><td>configure it anew</td><td>asked for, and it serves again</td></tr>
 * <tr><td>both while it is hibernated or locked</td><td>refused, what was chosen is kept</td></tr>
 * </table>
 */
class MachinePagesST {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static Stage stage;

  @BeforeAll
  static void theServerAndTheBrowserAreStarted() {
    stage = Stage.open(folder);
    stage.addUsers("gil");
  }

  @AfterAll
  static void theyAreStopped() {
    stage.close();
  }

  @Test
  void aMachineIsMadeAnewInAnotherSizeAndConfiguredAnew() {
    try (Visitor gil = stage.visitor("gil")) {
      String path = gil.deploy("single-machine");
      aWrongSizeIsToldAndKept(gil);
      gil.fill("Memory", "16 GiB");
      gil.press("Show what it means");
      gil.sees("cloud.large");
      gil.sees("0.0088 € an hour");
      gil.sees("0.0330 € an hour");
      gil.lookAt("resize");
      gil.press("Ask for another size");
      assertThat(gil.typed("Memory")).isEqualTo("16 GiB");
      gil.press("Show what it means");
      gil.tick("What is on its disk is lost");
      gil.press("Resize it");
      gil.sees("The machine is being made anew in its other size");
      gil.sees("gil asked for cloud.large");
      // Live: never loaded again.
      gil.sees("cloud.large: 8 CPU");
      await().atMost(LIMIT).until(() -> gil.page().locator("main td .status.good").count() == 1);
      itIsConfiguredAnew(gil);
      whatRestsIsLeftAlone(gil, path);
      assertThat(gil.console()).isEmpty();
    }
  }

  private static void aWrongSizeIsToldAndKept(Visitor gil) {
    gil.followFirst(Pattern.compile("machine-.*"));
    gil.sees("nobody signs in to it, and it has no key");
    assertThat(gil.statusOfForm(gil.path() + "/key", Map.of())).isEqualTo(404);
    assertThat(gil.typed("CPUs")).isEqualTo("2");
    assertThat(gil.typed("Memory")).isEqualTo("4 GiB");
    gil.fill("Memory", "lots");
    gil.press("Show what it means");
    gil.sees("Memory: 'lots' is no amount");
    assertThat(gil.typed("Memory")).isEqualTo("lots");
    gil.lookAt("resize-refused");
    gil.fill("Memory", "4 GiB");
    gil.fill("CPUs", "640");
    gil.press("Show what it means");
    gil.sees("no size in cloud has 640 cpus");
    assertThat(gil.typed("CPUs")).isEqualTo("640");
    gil.fill("CPUs", "2");
    gil.press("Show what it means");
    gil.sees("It has that size already");
    gil.press("Ask for another size");
  }

  private static void itIsConfiguredAnew(Visitor gil) {
    gil.press("Configure anew");
    gil.sees("It is being configured anew");
    gil.sees("gil asked for it to be configured");
    await().atMost(LIMIT).until(() -> gil.page().locator("main td .status.good").count() == 1);
    gil.lookAt("configured-anew");
  }

  private static void whatRestsIsLeftAlone(Visitor gil, String path) {
    gil.press("Stop all");
    gil.choose("Which", "0");
    gil.press("Configure anew");
    gil.sees("hibernated; wake it first");
    assertThat(gil.page().getByLabel("Which").inputValue()).isEqualTo("0");
    gil.open(path + "/machines/0");
    gil.fill("CPUs", "8");
    gil.press("Show what it means");
    gil.sees("hibernated; wake it first");
    assertThat(gil.typed("CPUs")).isEqualTo("8");
    gil.open(path);
    gil.press("Start all");
    gil.press("Lock");
    gil.open(path + "/machines/0");
    gil.fill("CPUs", "16");
    gil.press("Show what it means");
    gil.sees("locked by gil");
    assertThat(gil.typed("CPUs")).isEqualTo("16");
  }
}
