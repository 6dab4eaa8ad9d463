package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The walk from a template to an infrastructure and to its end, in a real browser, by role and
 * label.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>sign in, open the infrastructures</td><td>the empty list says what to do</td></tr>
 * <tr><td>search the catalogue, choose, fill in a wrong value</td>
 *     <td>it is said beside the field, what was typed is kept</td></tr>
 * <tr><td>fill it in well</td><td>the plan with machines, prices, quotas and a picture</td></tr>
 * <tr><td>deploy, go back, deploy again</td><td>one infrastructure, whose page lives</td></tr>
 * <tr><td>ask for the kubeconfig of its cluster</td><td>told that the sandbox has none</td></tr>
 * <tr><td>add machines, remove one, change it, lock, delete in vain, unlock, delete</td>
 *     <td>each ends in a sentence; nothing is left</td></tr>
 * <tr><td>the same paths as another user</td><td>not there, and nothing is changed</td></tr>
 * </table>
 */
class InfrastructurePagesST {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final Map<String, String> FIELDS =
      Map.of(
          "sure", "yes", "pool", "machine", "count", "1", "ttl", "PT1H", "policy", "report", "user",
          "eve", "version", "0");
  private static final List<String> PAGES =
      List.of(
          "",
          "/live",
          "/template",
          "/deletion",
          "/edit",
          "/leftovers",
          "/machines/0",
          "/kubeconfig/cluster-0");
  private static final List<String> ACTIONS =
      List.of(
          "/machines",
          "/lock",
          "/unlock",
          "/lifetime",
          "/note",
          "/hibernation",
          "/waking",
          "/drift",
          "/repairs",
          "/sharing",
          "/sharing/end",
          "/sharing/owner",
          "/deletion",
          "/edit",
          "/edit/form",
          "/edit/plan",
          "/machines/0/stop",
          "/machines/0/start",
          "/machines/0/reboot",
          "/machines/0/removal",
          "/machines/0/key",
          "/machines/0/size",
          "/machines/0/size/form",
          "/machines/0/size/plan",
          "/configuration");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static Stage stage;

  @BeforeAll
  static void theServerAndTheBrowserAreStarted() {
    stage = Stage.open(folder);
    stage.addUsers("ada", "bob", "cleo", "dan", "eve", "fay", "gus", "hal", "ivy");
  }

  @AfterAll
  static void theyAreStopped() {
    stage.close();
  }

  @Test
  void aTemplateBecomesAnInfrastructureThatIsChangedAndEnds() {
    try (Visitor ada = stage.visitor("ada")) {
      theEmptyListSaysWhatToDo(ada);
      theTemplateIsFoundAndFilledIn(ada);
      thePlanIsShown(ada);
      deployedTwiceItIsOneInfrastructure(ada);
      machinesComeAndGo(ada);
      itIsChanged(ada);
      aLockHoldsIt(ada);
      itEnds(ada);
      assertThat(ada.console()).isEmpty();
    }
  }

  private static void theEmptyListSaysWhatToDo(Visitor ada) {
    ada.lookAt("overview-empty");
    ada.follow("Infrastructures");
    ada.sees("You have no infrastructure");
    ada.lookAt("infrastructures-empty");
    ada.follow("Choose a template");
  }

  private static void theTemplateIsFoundAndFilledIn(Visitor ada) {
    ada.lookAt("catalogue");
    ada.fill("Search the catalogue", "kubernetes");
    ada.press("Search");
    ada.seesNo("Elastic Slurm");
    ada.follow("Kubernetes in a cloud");
    ada.lookAt("form");
    ada.fill("Workers", "1");
    ada.fill("Worker memory", "lots");
    ada.press("Show the plan and its price");
    ada.sees("One field needs another value");
    ada.sees("'lots' is not a scalar-unit.size");
    assertThat(ada.typed("Workers")).isEqualTo("1");
    assertThat(ada.typed("Worker memory")).isEqualTo("lots");
    ada.lookAt("form-refused");
    ada.fill("Worker memory", "8 GB");
    ada.press("Show the plan and its price");
  }

  private static void thePlanIsShown(Visitor ada) {
    ada.sees("Plan: Kubernetes in a cloud");
    ada.sees("€ an hour");
    ada.sees("€ a month");
    ada.sees("control_plane");
    ada.sees("Quotas");
    ada.lookAt("plan");
    assertThat(stage.server().admin().get("/api/v1/infrastructures").body()).isEqualTo("[]");
    ada.press("Change it");
    assertThat(ada.typed("Worker memory")).isEqualTo("8 GB");
    ada.press("Show the plan and its price");
  }

  private static void deployedTwiceItIsOneInfrastructure(Visitor ada) {
    Map<String, String> form = ada.fieldsOf("Deploy");
    ada.press("Deploy");
    ada.sees("What happened");
    assertThat(ada.path()).startsWith("/infrastructures/");
    assertThat(ada.whereFormLeads("/deployments/kubernetes", form)).isEqualTo(ada.path());
    ada.follow("Infrastructures");
    ada.sees("1 to 1 of 1");
    ada.lookAt("infrastructures");
    ada.follow("kubernetes");
    // Live: never loaded again.
    ada.sees("cluster ready");
    ada.sees("configured");
    ada.sees("1 of 1 serve");
    ada.sees("; needs control_plane (control plane), worker (worker nodes)");
    ada.lookAt("infrastructure");
    itsClusterHasNoKubeconfigInTheSandbox(ada, ada.path());
  }

  private static void itsClusterHasNoKubeconfigInTheSandbox(Visitor ada, String path) {
    ada.sees("none in the sandbox");
    String cluster =
        stage.wire("ada").get("/api/v1" + path).json().path("clusters").get(0).path("id").asText();
    String kubeconfig = "%s/kubeconfig/%s".formatted(path, cluster);
    assertThat(ada.statusOf(kubeconfig)).isEqualTo(404);
    ada.open(kubeconfig);
    ada.sees("there is no kubeconfig of a cluster '%s' here".formatted(cluster));
    try (Visitor eve = stage.visitor("eve")) {
      eve.open(kubeconfig);
      eve.sees("INFRASTRUCTURE_NOT_FOUND");
    }
    ada.open(path);
  }

  private static void machinesComeAndGo(Visitor ada) {
    String path = ada.path();
    ada.open(path + "/leftovers");
    ada.sees("Machines");
    ada.open(path);
    ada.choose("Of", "worker");
    ada.fill("How many more", "1");
    ada.press("Add");
    ada.sees("The machines are asked for");
    await().atMost(LIMIT).until(() -> ada.page().locator("main td .status.good").count() >= 4);
    ada.followFirst(Pattern.compile("worker-.*"));
    ada.sees("Node template");
    ada.lookAt("machine");
    ada.press("Reboot");
    ada.sees("The machine is being booted anew");
    ada.open(path + "/machines/1");
    ada.tick("What is on its disk is lost, and as many fewer machines are wanted");
    ada.press("Remove this machine");
    ada.sees("The machine is being removed");
    ada.sees("ada removed worker");
  }

  private static void itIsChanged(Visitor ada) {
    ada.follow("Change it");
    ada.lookAt("change");
    ada.fill("Workers", "3");
    ada.fill("Worker memory", "lots");
    ada.press("Show what it means");
    ada.sees("Nothing was changed");
    ada.sees("'lots' is not a scalar-unit.size");
    ada.fill("Worker memory", "8 GB");
    ada.press("Show what it means");
    ada.sees("create");
    ada.sees("Without the change it is");
    ada.lookAt("change-plan");
    ada.press("Change it");
    assertThat(ada.typed("Workers")).isEqualTo("3");
    ada.press("Show what it means");
    ada.press("Apply");
    ada.sees("The change is accepted");
    ada.sees("ada edited it");
  }

  private static void aLockHoldsIt(Visitor ada) {
    ada.fill("Why (may be empty)", "a demonstration");
    ada.press("Lock");
    ada.sees("It is locked");
    ada.follow("Delete");
    ada.sees("What goes with it");
    ada.lookAt("deletion");
    ada.tick("All of this goes and cannot be had back");
    ada.press("Delete kubernetes");
    ada.sees("It was not done");
    ada.sees("a demonstration");
    ada.follow("Keep it");
    ada.press("Unlock");
    ada.sees("It is unlocked");
    ada.choose("It ends by itself", "P7D");
    ada.press("Set the end");
    ada.sees("Ends");
    ada.press("Only tell of it");
    ada.sees("From now on what has drifted is told");
    ada.press("Stop all");
    ada.sees("All machines are being stopped");
    ada.press("Start all");
    ada.sees("The machines are being started");
  }

  private static void itEnds(Visitor ada) {
    ada.follow("Delete");
    ada.tick("All of this goes and cannot be had back");
    ada.press("Delete kubernetes");
    ada.sees("It is being deleted");
    ada.sees("Nothing of it is left");
    ada.lookAt("infrastructure-gone");
    ada.follow("Ask the clouds once more");
    ada.sees("Nothing: no cloud, cluster or storage lists anything of it");
    ada.lookAt("leftovers");
    ada.follow("Infrastructures");
    ada.sees("You have no infrastructure");
  }

  @Test
  void aTemplateOfOnesOwnIsCheckedAtItsLinesAndUploaded() throws IOException {
    try (Visitor ada = stage.visitor("bob")) {
      ada.follow("Catalogue");
      ada.follow("Your own template");
      ada.fill(
          "Template",
          """
          tosca_definitions_version: tosca_simple_yaml_1_3
          topology_template:
            node_templates:
              a: { type: levante.nodes.Machin }
          """);
      ada.press("Check it and go on");
      ada.sees("4:16");
      ada.sees("did you mean 'levante.nodes.Machine'");
      assertThat(ada.typed("Template")).contains("Machin }");
      ada.lookAt("own-template");
      ada.choose("Or a file", file("single-machine"));
      ada.press("Upload and check it");
      ada.sees("A single machine");
      ada.fill("Cpus", "4");
      ada.press("Show the plan and its price");
      ada.sees("Plan: A single machine");
      ada.press("Deploy");
      ada.sees("single-machine");
      ada.sees("configured");
      assertThat(ada.console()).isEmpty();
    }
  }

  private static Path file(String template) throws IOException {
    Path file = Files.createTempFile(folder, template, ".yaml");
    return Files.writeString(
        file, stage.server().admin().get("/api/v1/templates/" + template).body());
  }

  @Test
  void nobodySeesOrTouchesWhatIsAnothers() {
    try (Visitor owner = stage.visitor("bob");
        Visitor eve = stage.visitor("eve")) {
      String path = owner.deploy("single-machine");
      PAGES.forEach(page -> assertThat(eve.statusOf(path + page)).as(page).isEqualTo(404));
      ACTIONS.forEach(
          action -> assertThat(eve.statusOfForm(path + action, FIELDS)).as(action).isEqualTo(404));
      eve.open(path);
      eve.sees("INFRASTRUCTURE_NOT_FOUND");
      eve.lookAt("not-found");
      eve.open("/infrastructures?everybody=true");
      eve.sees("You have no infrastructure");
      assertThat(eve.text("/infrastructures?everybody=true&as=json")).isEqualTo("[]");
      Wire bob = stage.wire("bob");
      assertThat(bob.get("/api/v1" + path + "/events").body())
          .contains("bob submitted")
          .doesNotContainPattern("\\beve\\b");
      assertThat(bob.get("/api/v1" + path).json().path("lock").isNull()).isTrue();
    }
  }

  @Test
  void whatIsSharedIsSeenByBothAndWhatIsGivenAwayByOne() {
    try (Visitor hal = stage.visitor("hal");
        Visitor ivy = stage.visitor("ivy")) {
      String path = hal.deploy("single-machine");
      hal.fill("User", "nobody-of-that-name");
      hal.press("Share");
      hal.sees("there is no user called 'nobody-of-that-name'");
      hal.fill("User", "ivy");
      hal.press("Share");
      hal.sees("shared with ivy");
      hal.lookAt("infrastructure-shared");
      ivy.open(path);
      ivy.sees("hal's, and shared with ivy");
      assertThat(ivy.statusOfForm(path + "/sharing/end", Map.of())).isEqualTo(403);
      assertThat(ivy.statusOfForm(path + "/sharing/owner", Map.of("user", "ivy", "sure", "yes")))
          .isEqualTo(403);
      hal.press("Share with nobody");
      hal.sees("Nobody but its owner");
      assertThat(ivy.statusOf(path)).isEqualTo(404);
      hal.fill("New owner", "ivy");
      hal.tick("I will not see it any more");
      hal.press("Give it away");
      hal.sees("You have no infrastructure");
      assertThat(hal.statusOf(path)).isEqualTo(404);
      ivy.open(path);
      ivy.sees("It is yours");
    }
  }

  @Test
  void anApplicationIsShownOnItsClusterWithWhatItWaitsFor() {
    Wire wire = stage.wire("gus");
    String all = "/api/v1/infrastructures";
    String made = all + "?parent=kubernetes&input.workers=0";
    String helm = wire.get("/api/v1/templates/helm-chart").body();
    String id = wire.post(made, "text/yaml", helm).json().path("id").asText();
    try (Visitor gus = stage.visitor("gus")) {
      gus.open("/infrastructures/" + id);
      gus.sees("chart nginx");
      gus.sees("its pod waits for a node with room");
      gus.lookAt("application-waits");
      wire.put(all + "/" + id + "/pools/worker?count=1", "text/plain", "");
      gus.sees("serves on cluster-");
      gus.lookAt("application-ready");
    }
  }

  @Test
  void withoutTheTokenOfItsFormNothingIsDone() {
    try (Visitor eve = stage.visitor("eve")) {
      eve.open("/signin");
      eve.lookAt("signin-form");
      List<String> paths =
          new ArrayList<>(List.of("/deployments/single-machine", "/catalogue/new"));
      ACTIONS.forEach(action -> paths.add("/infrastructures/none" + action));
      for (String path : paths) {
        assertThat(eve.statusWithoutToken(path, false)).as(path).isEqualTo(403);
      }
      assertThat(eve.statusWithoutToken("/catalogue/new", true)).isEqualTo(403);
      eve.open("/infrastructures");
      eve.sees("You have no infrastructure");
    }
  }

  @Test
  void theCredentialsOfACloudAreOnNoPage() {
    String hidden = "nobody-may-read-this";
    try (Visitor dan = stage.visitor("dan")) {
      dan.open("/catalogue/single-machine");
      dan.page().getByText("Another cloud, for this time only").click();
      dan.fill("Cloud credentials", "id = dummy; type = Dummy; password = " + hidden);
      dan.fill("Memory", "lots");
      dan.press("Show the plan and its price");
      dan.sees("The lines that you gave are kept");
      assertThat(dan.page().content()).doesNotContain(hidden);
      dan.fill("Memory", "4 GB");
      dan.press("Show the plan and its price");
      dan.sees("Plan: A single machine");
      assertThat(dan.page().content()).doesNotContain(hidden);
      dan.press("Deploy");
      dan.sees("configured");
      assertThat(dan.page().content()).doesNotContain(hidden);
    }
  }

  @Test
  void theWholeWalkWorksWithoutAScript() {
    try (Visitor cleo = stage.visitorWithoutScript("cleo")) {
      cleo.follow("Catalogue");
      cleo.follow("A single machine");
      cleo.press("Show the plan and its price");
      cleo.press("Deploy");
      String path = cleo.path();
      await().atMost(LIMIT).until(() -> isSeen(cleo, path, "configured"));
      cleo.fill("How many more", "1");
      cleo.press("Add");
      cleo.sees("The machines are asked for");
      cleo.follow("Delete");
      cleo.tick("All of this goes and cannot be had back");
      cleo.press("Delete single-machine");
      await().atMost(LIMIT).until(() -> isSeen(cleo, path, "Nothing of it is left"));
    }
  }

  private static boolean isSeen(Visitor visitor, String path, String text) {
    visitor.open(path);
    return visitor.isSeen(text);
  }

  @Test
  void theListIsCutIntoPagesAndFiltered() {
    Wire fay = stage.wire("fay");
    String template = stage.server().admin().get("/api/v1/templates/single-machine").body();
    for (int number = 0; number < 27; number++) {
      String named = template.replace("template_name: single-machine", "template_name: m" + number);
      assertThat(fay.post("/api/v1/infrastructures", "text/yaml", named).status()).isEqualTo(201);
    }
    try (Visitor visitor = stage.visitor("fay")) {
      visitor.follow("Infrastructures");
      visitor.sees("1 to 25 of 27");
      visitor.seesNo("m0");
      visitor.follow("Older");
      visitor.sees("26 to 27 of 27");
      visitor.sees("m0");
      visitor.lookAt("infrastructures-last");
      itIsAFileOfAll(visitor);
      visitor.fill("Name or id", "m26");
      visitor.press("Show");
      visitor.sees("1 to 1 of 1");
      assertThat(visitor.download(() -> visitor.follow("JSON")))
          .contains("\"name\":\"m26\"")
          .doesNotContain("\"name\":\"m25\"");
      visitor.open("/infrastructures?state=nonsense");
      visitor.sees("None fits");
      visitor.open("/infrastructures?page=999");
      visitor.sees("26 to 27 of 27");
    }
  }

  private static void itIsAFileOfAll(Visitor fay) {
    assertThat(fay.download(() -> fay.follow("CSV")).lines())
        .hasSize(28)
        .startsWith("id,name,state,created,machines,eur_per_hour,owner,ends,marks,note")
        .last()
        .asString()
        .contains(",m0,")
        .contains(",fay,");
  }

  @Test
  void theAdminSeesEverybodysAndWhoseTheyAre() {
    try (Visitor bob = stage.visitor("bob");
        Visitor admin = stage.admin()) {
      bob.open("/catalogue/object-storage");
      bob.press("Show the plan and its price");
      bob.press("Deploy");
      bob.sees("What happened");
      admin.open("/infrastructures?everybody=true&name=object");
      admin.sees("object-storage");
      admin.sees("bob");
      admin.lookAt("infrastructures-everybody");
    }
  }
}
