package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import levante.system.infra.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * An elastic cluster in a real browser, by role and label.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>play the story, open the cluster</td>
 *     <td>its nodes' bands, and each decision with its reason</td></tr>
 * <tr><td>order more nodes than the pool may have</td><td>refused with the reason</td></tr>
 * <tr><td>order a node, disable it, enable it, give one back</td><td>each is told, and noted</td></tr>
 * <tr><td>ask for room, too large, then right; take it back</td>
 *     <td>refused with the reason; it comes while one looks; it is over</td></tr>
 * <tr><td>write scaling rules, wrong, then right; change them; take them away</td>
 *     <td>problems at their lines; what changes is shown before it holds; gone after a tick</td></tr>
 * <tr><td>the same paths as another user</td><td>not there, and nothing is changed</td></tr>
 * </table>
 */
class ElasticityPagesST {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static final String RULES =
      """
      policy: lean
      spend: {per-hour: 2.50}
      node-life: {least: 10m, paid: 1h}
      disruption: {at-once: 2}
      schedule:
        - {name: nights, cron: "0 0 19 ? * MON-FRI", lasts: 13h, zone: Europe/Madrid, policy: thrifty}
        - {name: always, from: "00:00", until: "24:00", zone: Europe/Madrid, pools: {cloud-worker: {min: 1, max: 3}}}
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void nodesAreWatchedAndMovedByHand() {
    try (Stage stage = Stage.open(folder, "levante.oscar.reconcile-period=PT5S")) {
      stage.addUsers("bob");
      try (Visitor admin = stage.admin();
          Visitor bob = stage.visitor("bob")) {
        admin.follow("Elasticity");
        admin.sees("You have no elastic cluster");
        new Story(stage.server(), "elastic").play();
        admin.open("/elasticity");
        admin.lookAt("elasticity");
        admin.followFirst(Pattern.compile("cloud-.*"));
        String cluster = admin.path();
        thePastIsTold(admin);
        nodesAreMovedByHand(admin, cluster);
        roomIsAskedFor(admin, cluster);
        rulesAreWritten(admin, cluster);
        anotherSeesAndTouchesNothing(bob, cluster);
        assertThat(admin.console()).isEmpty();
      }
    }
  }

  private static void thePastIsTold(Visitor admin) {
    admin.sees("scale-up of cloud-worker");
    admin.sees("used from");
    admin.lookAt("elastic-cluster");
    assertThat(admin.download(() -> admin.follow("CSV")))
        .startsWith("id,at,cluster,kind,pool,node,add,reason,")
        .contains(",scale_up,cloud-worker,");
    admin.follow("The last day");
    admin.sees("used from");
  }

  private static void nodesAreMovedByHand(Visitor admin, String cluster) {
    admin.open(cluster);
    admin.fill("How many more", "99");
    admin.press("Order");
    admin.sees("POOL_BOUND");
    admin.press("Enable " + disabled(admin, cluster));
    admin.sees("in use again");
    String node = disabled(admin, cluster);
    admin.sees("taken out of use by admin");
    admin.lookAt("elastic-cluster-disabled");
    admin.press("Drain and give back " + node);
    admin.sees("drained and then given back");
  }

  /** Idle nodes go at once, so one is ordered and taken out of use as soon as it is there. */
  private static String disabled(Visitor admin, String cluster) {
    Locator disable = admin.page().getByRole(AriaRole.BUTTON, named(Pattern.compile("Disable .*")));
    await("a node is taken out of use")
        .atMost(LIMIT)
        .pollDelay(Duration.ZERO)
        .until(
            () -> {
              admin.open(cluster);
              if (disable.count() == 0) {
                admin.press("Order");
                admin.sees("ordered 1 more of pool cloud-worker");
              } else {
                disable.first().click();
              }
              return admin.page().content().contains("gets no more work");
            });
    String label =
        admin
            .page()
            .getByRole(AriaRole.BUTTON, named(Pattern.compile("Enable .*")))
            .first()
            .getAttribute("aria-label");
    return label.replace("Enable ", "");
  }

  private static Page.GetByRoleOptions named(Pattern name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static void roomIsAskedFor(Visitor admin, String cluster) {
    admin.open(cluster);
    admin.fill("CPU of each", "64");
    admin.press("Ask for it");
    admin.sees("holds one slot of cpu 64");
    admin.open(cluster);
    admin.fill("Slots", "2");
    admin.press("Ask for it");
    admin.sees("The room is asked for");
    admin.sees("2 of 2");
    admin.sees("served");
    admin.lookAt("elastic-cluster-room");
    admin.press("Take it back");
    admin.sees("asked for no longer");
    admin.sees("withdrawn");
  }

  private static void rulesAreWritten(Visitor admin, String cluster) {
    admin.open(cluster);
    admin.sees("as its template says");
    admin.follow("Write rules");
    admin.fill("Rules", "pools: {cloud-worker: {max: 99}}\nspnd: {per-hour: 1}\n");
    admin.press("Check it");
    admin.sees("the template allows 0 to");
    admin.sees("did you mean 'spend'?");
    admin.lookAt("scaling-rules-refused");
    admin.fill("Rules", RULES);
    admin.press("Check it");
    admin.sees("The schedule 'always' is in force");
    admin.lookAt("scaling-rules");
    admin.press("Let it hold");
    admin.sees("The scaling rules are written");
    admin.lookAt("elastic-cluster-rules");
    admin.sees("Pool cloud-worker has 1 to 3 nodes");
    admin.open(cluster + "/scaling?rules=policy:%20lean");
    assertThat(admin.typed("Rules").strip()).isEqualTo("policy: lean");
    admin.open(cluster);
    admin.follow("Take them away");
    admin.lookAt("scaling-rules-deletion");
    admin.tick("The rules go and cannot be had back");
    admin.press("Take them away");
    admin.sees("has no scaling rules any more");
  }

  private static void anotherSeesAndTouchesNothing(Visitor bob, String cluster) {
    bob.open("/elasticity");
    bob.sees("You have no elastic cluster");
    for (String path :
        List.of(
            cluster,
            cluster + "/live",
            cluster + "?as=csv",
            cluster + "/scaling",
            cluster + "/scaling/deletion")) {
      assertThat(bob.statusOf(path)).as(path).isEqualTo(404);
    }
    for (String path :
        List.of(
            "/nodes",
            "/nodes/any/disabling",
            "/nodes/any/enabling",
            "/nodes/any/release",
            "/pools/cloud-worker/reset",
            "/room",
            "/room/withdrawal",
            "/scaling",
            "/scaling/apply",
            "/scaling/deletion")) {
      assertThat(bob.statusOfForm(cluster + path, Map.of("pool", "cloud-worker", "count", "1")))
          .as(path)
          .isEqualTo(404);
      assertThat(bob.statusWithoutToken(cluster + path, false)).as(path).isEqualTo(403);
    }
  }
}
