package levante.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import levante.system.infra.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules of scaling tried on the work that a cluster had, in a real browser.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>compare on a cluster that has had no work</td><td>told, with what to do</td></tr>
 * <tr><td>play the story, compare</td><td>the rules in force and those that are built in</td></tr>
 * <tr><td>move a slider</td><td>what the change would have waited and cost, and its file</td></tr>
 * <tr><td>start from another policy</td><td>the sliders are where that policy is</td></tr>
 * <tr><td>the same by an address, as without a script</td><td>the same</td></tr>
 * <tr><td>the same path as another user</td><td>not there</td></tr>
 * </table>
 */
class WhatIfPageST {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void rulesAreTriedOnTheWorkThatThereWas() {
    try (Stage stage = Stage.open(folder, "levante.oscar.reconcile-period=PT5S")) {
      stage.addUsers("bob");
      try (Visitor admin = stage.admin();
          Visitor bob = stage.visitor("bob")) {
        Story story = Story.begun(stage.server(), "what-if");
        String cluster = "/elasticity/" + story.cluster("cloud");
        admin.open(cluster);
        admin.follow("What if it scaled otherwise?");
        admin.press("Compare");
        admin.sees("No work is recorded of the last day");
        admin.lookAt("what-if-empty");
        story.play();
        rulesAreMoved(admin, cluster + "/what-if");
        for (String path : List.of("/what-if", "/what-if?of=today&policy=today")) {
          assertThat(bob.statusOf(cluster + path)).as(path).isEqualTo(404);
        }
        assertThat(admin.console()).isEmpty();
      }
    }
  }

  private static void rulesAreMoved(Visitor admin, String path) {
    admin.open(path);
    admin.press("Compare");
    admin.sees("pods of the last day, replayed on up to 5 nodes of pool cloud-worker");
    admin.sees("these are today's");
    admin.seesNo("your change");
    admin.page().locator("#nodes").fill("2");
    admin.sees("Against the rules in force, your change waits");
    admin.sees("headroom: {nodes: 2, cores: 3, arrivals: 16}");
    assertThat(admin.page().locator("output[for=nodes]").textContent()).isEqualTo("2");
    admin.lookAt("what-if");
    admin.open(path);
    admin.choose("Rules to start from", "thrifty");
    admin.sees("name: thrifty");
    assertThat(admin.page().locator("#burst").inputValue()).isEqualTo("0.5");
    assertThat(admin.page().locator("#nodes").inputValue()).isEqualTo("0");
    admin.open(path + "?policy=clues&of=clues&idle=60&past=week");
    admin.sees("clues-changed");
    admin.sees("of the last 7 days");
    assertThat(admin.statusOf(path + "?of=today&cores=many")).isEqualTo(400);
  }
}
