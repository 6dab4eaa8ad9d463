package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an admin looks after, in a real browser, by role and label.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>a user deploys, locks, is refused, and signs out</td>
 *     <td>sees each on the page of what was done, and nothing that was sent</td></tr>
 * <tr><td>a program does and is refused, by each wire; storages tell of files</td>
 *     <td>the former are in the trail, the latter are not</td></tr>
 * <tr><td>somebody tries a wrong password, and a wrong name</td>
 *     <td>the name of nobody is not kept</td></tr>
 * <tr><td>the admin opens users, trail, health and versions</td><td>all of it is there</td></tr>
 * <tr><td>filters the trail; downloads it</td><td>what fits</td></tr>
 * <tr><td>sets a password, removes a user</td>
 *     <td>sessions have ended; who has something stays; what they did stays in the trail</td></tr>
 * <tr><td>the same paths as a user who is no admin</td><td>refused on every one</td></tr>
 * </table>
 */
class AdminPagesST {
  private static final String HIDDEN = "nobody-may-read-this";

  private static final List<String> PATHS =
      List.of(
          "/admin",
          "/admin/users",
          "/admin/audit",
          "/admin/audit?who=ada",
          "/admin/audit?as=csv",
          "/admin/health",
          "/admin/versions");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static Stage stage;

  @BeforeAll
  static void theServerAndTheBrowserAreStarted() {
    stage = Stage.open(folder);
    stage.addUsers("ada", "bob");
  }

  @AfterAll
  static void theyAreStopped() {
    stage.close();
  }

  @Test
  void anAdminSeesWhoDidWhatAndHowAllIsAndNobodyElseDoes() {
    String infrastructure;
    try (Visitor ada = stage.visitor("ada")) {
      infrastructure = ada.deploy("edge-to-cloud");
      sheLocksItAndIsRefused(ada, infrastructure);
      sheSeesWhatSheDid(ada, infrastructure);
      assertThat(ada.console()).isEmpty();
    }
    programsDoAndAreRefused(infrastructure);
    passwordsAreTried();
    try (Visitor bob = stage.visitor("bob")) {
      nothingOfItIsForOthers(bob);
    }
    try (Visitor admin = stage.admin()) {
      theUsersAreThere(admin);
      theTrailIsThere(admin, infrastructure);
      theTrailIsFiltered(admin, infrastructure);
      theTrailIsDownloaded(admin, infrastructure);
      theHealthIsThere(admin);
      theVersionsAreThere(admin);
      assertThat(admin.console()).isEmpty();
      usersAreChangedAndRemoved();
      admin.open("/admin/audit?who=admin");
      admin.sees("users: set password");
      admin.sees("users: delete");
      admin.open("/admin/audit?who=bob");
      admin.sees("FORBIDDEN");
    }
  }

  private static void sheLocksItAndIsRefused(Visitor ada, String infrastructure) {
    assertThat(ada.statusOfForm(infrastructure + "/lock", Map.of("reason", HIDDEN))).isEqualTo(303);
    assertThat(ada.statusOfForm(infrastructure + "/deletion", Map.of("sure", "yes")))
        .isEqualTo(409);
    assertThat(ada.statusWithoutToken(infrastructure + "/unlock", false)).isEqualTo(403);
    assertThat(ada.statusOfForm("/typed/fdl", Map.of("fdl", HIDDEN))).isEqualTo(200);
  }

  private static void sheSeesWhatSheDid(Visitor ada, String infrastructure) {
    ada.open("/");
    ada.follow("ada");
    ada.sees("What you did");
    ada.sees("infrastructures: lock");
    ada.sees(infrastructure + "/lock");
    ada.sees("LOCKED");
    ada.sees("FORBIDDEN");
    ada.sees("sign in");
    ada.seesNo("typed");
    assertThat(ada.page().content()).doesNotContain(HIDDEN);
    ada.lookAt("acts");
    ada.choose("About", "sign-in");
    ada.press("Show");
    ada.sees("sign in");
    ada.seesNo("infrastructures: lock");
    assertThat(ada.statusOf("/acts?day=yesterday")).isEqualTo(400);
  }

  private static void programsDoAndAreRefused(String infrastructure) {
    Wire ada = stage.wire("ada");
    String id = infrastructure.substring(infrastructure.lastIndexOf('/') + 1);
    assertThat(ada.delete("/api/v1/infrastructures/" + id + "/lock").status()).isEqualTo(200);
    assertThat(ada.delete("/im/infrastructures/nobodys").status()).isEqualTo(404);
    assertThat(ada.delete("/oscar/nobodys/system/services/none").status()).isEqualTo(404);
    assertThat(
            new Wire(stage.server().base(), "Bearer nothing")
                .post("/hooks/nobodys", "application/json", "{}")
                .status())
        .isEqualTo(401);
  }

  private static void passwordsAreTried() {
    try (Visitor somebody = stage.somebody()) {
      for (String name : List.of("ada", HIDDEN)) {
        somebody.open("/signin");
        somebody.fill("Name", name);
        somebody.fill("Password", HIDDEN);
        somebody.press("Sign in");
        somebody.sees("Name or password is wrong");
      }
    }
  }

  private static void usersAreChangedAndRemoved() {
    Wire admin = stage.server().admin();
    assertThat(admin.get("/api/v1/users").body()).contains("\"name\":\"bob\"");
    assertThat(admin.delete("/api/v1/users/ada").json().path("code").asText())
        .isEqualTo("USER_IN_USE");
    String other = "{\"password\":\"another-long-password\"}";
    String password = "/api/v1/users/bob/password";
    try (Visitor bob = stage.visitor("bob")) {
      assertThat(stage.wire("bob").get("/api/v1/users").status()).isEqualTo(403);
      assertThat(stage.wire("bob").put(password, "application/json", other).status())
          .isEqualTo(403);
      assertThat(admin.put(password, "application/json", other).status()).isEqualTo(204);
      assertThat(bob.statusOf("/acts")).as("the session has ended").isEqualTo(303);
    }
    assertThat(stage.wire("bob").get("/api/v1/nodes").status()).isEqualTo(401);
    Wire bob = new Wire(stage.server().base(), "bob", "another-long-password");
    assertThat(bob.get("/api/v1/nodes").status()).isEqualTo(200);
    assertThat(admin.delete("/api/v1/users/bob").status()).isEqualTo(204);
    assertThat(bob.get("/api/v1/nodes").status()).isEqualTo(401);
    assertThat(admin.delete("/api/v1/users/bob").status()).isEqualTo(404);
    assertThat(admin.delete("/api/v1/users/admin").status()).isEqualTo(400);
  }

  private static void nothingOfItIsForOthers(Visitor bob) {
    assertThat(bob.page().locator("nav[aria-label=Main]").innerText()).doesNotContain("Admin");
    for (String path : PATHS) {
      assertThat(bob.statusOf(path)).as(path).isEqualTo(403);
    }
    bob.open("/acts?who=ada");
    bob.sees("sign in");
    bob.seesNo("/lock");
    assertThat(stage.wire("bob").get("/admin/audit?as=csv").status()).isEqualTo(403);
  }

  private static void theUsersAreThere(Visitor admin) {
    admin.follow("Admin");
    admin.sees("1 to 3 of 3");
    for (String name : List.of("admin", "ada", "bob")) {
      admin.sees(name);
    }
    admin.lookAt("admin-users");
    admin.fill("Name", "BO");
    admin.press("Show");
    admin.sees("1 to 1 of 1");
    admin.fill("Name", "nobody");
    admin.press("Show");
    admin.sees("None");
    admin.open("/admin/users?page=99");
    admin.sees("1 to 3 of 3");
  }

  private static void theTrailIsThere(Visitor admin, String infrastructure) {
    admin.follow("Audit trail");
    admin.sees(infrastructure + "/lock");
    admin.sees("REST v1");
    admin.sees("IM's wire");
    admin.sees("OSCAR's wire");
    admin.sees("INFRASTRUCTURE_NOT_FOUND");
    admin.sees("UNAUTHENTICATED");
    admin.sees("not known");
    admin.seesNo("hooks");
    assertThat(admin.page().content()).doesNotContain(HIDDEN);
    admin.lookAt("admin-audit");
  }

  private static void theTrailIsFiltered(Visitor admin, String infrastructure) {
    admin.fill("User", "bob");
    admin.press("Show");
    admin.sees("sign in");
    admin.seesNo(infrastructure);
    admin.fill("User", "-");
    admin.press("Show");
    admin.sees("Nothing that fits");
    assertThat(admin.statusOf("/admin/audit?who=-")).isEqualTo(400);
    admin.open("/admin/audit?day=2020-01-01");
    admin.sees("Nothing that fits");
  }

  private static void theTrailIsDownloaded(Visitor admin, String infrastructure) {
    admin.open("/admin/audit?who=ada&area=infrastructures");
    String csv = admin.download(() -> admin.follow("CSV"));
    assertThat(csv.lines().findFirst())
        .contains("time,user,from,method,route,path,status,code,led_to");
    assertThat(csv)
        .contains(",ada,page,POST,infrastructures/{id}/lock," + infrastructure + "/lock,303")
        .contains(",409,LOCKED,")
        .doesNotContain("bob")
        .doesNotContain(HIDDEN);
  }

  private static void theHealthIsThere(Visitor admin) {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> {
              admin.open("/admin/health");
              assertThat(admin.isSeen("Nothing needs you")).isTrue();
              assertThat(admin.isSeen("Elastic cluster")).isTrue();
            });
    for (String kind : List.of("Database", "Disk", "Object storage", "Cloud", "Loop")) {
      admin.sees(kind);
    }
    admin.lookAt("admin-health");
  }

  private static void theVersionsAreThere(Visitor admin) {
    admin.follow("Versions");
    for (String word : List.of("Levante", "Payara", "H2 2", "provisioner", "jte-runtime")) {
      admin.sees(word);
    }
    admin.lookAt("admin-versions");
  }
}
