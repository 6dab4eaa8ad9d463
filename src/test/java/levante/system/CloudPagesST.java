package levante.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clouds that people keep, in a real browser, by role and label.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>open the clouds</td><td>the empty list says what to do</td></tr>
 * <tr><td>add machines with a wrong list, then a right one</td>
 *     <td>refused with a sentence and nothing kept; asked, and their quotas are shown</td></tr>
 * <tr><td>add a site that does not answer</td><td>kept, and said not to answer</td></tr>
 * <tr><td>search what is offered; deploy to it</td><td>it is among the clouds to choose</td></tr>
 * <tr><td>search sizes in a template's form, of a site that is silent, then of one that is not</td>
 *     <td>said beside the field; what is chosen is filled in</td></tr>
 * <tr><td>change it without its secret, delete it while in use</td><td>kept; refused</td></tr>
 * <tr><td>the same paths as another user</td><td>not there, and nothing is changed</td></tr>
 * </table>
 */
class CloudPagesST {
  private static final String HIDDEN = "nobody-may-read-this";

  /** Nothing listens there. */
  private static final String SILENT = "http://127.0.0.1:1";

  private static final String MACHINES =
      "- { name: a, address: 10.9.9.9, user: pi, cpus: 4, memory: 8 GiB, disk: 64 GiB,"
          + " distribution: debian, version: \"12\" }";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static Stage stage;

  @BeforeAll
  static void theServerAndTheBrowserAreStarted() {
    stage =
        Stage.open(
            folder,
            "levante.cloud.openstack=" + SILENT,
            "levante.cloud.gce=google",
            "levante.cloud.inventory-networks=10.0.0.0/8");
    stage.addUsers("ada", "bob", "cleo", "dan");
  }

  @AfterAll
  static void theyAreStopped() {
    stage.close();
  }

  @Test
  void aCloudIsKeptChosenChangedAndForgottenByItsOwnerOnly() {
    try (Visitor ada = stage.visitor("ada")) {
      theEmptyListSaysWhatToDo(ada);
      machinesAreAdded(ada);
      aSiteThatDoesNotAnswerIsKept(ada);
      aKeyOfGooglesThatIsNoneIsRefused(ada);
      whatIsOfferedIsSearched(ada);
      somethingIsDeployedToIt(ada);
      itIsChangedAndStays(ada);
      aCloudThatNothingIsOnIsForgotten(ada);
      assertThat(ada.console())
          .as("but for the site that is silent")
          .allMatch(line -> line.contains("a status of 502"));
    }
    try (Visitor bob = stage.visitor("bob")) {
      nothingOfItIsAnothers(bob);
    }
  }

  @Test
  void withoutAScriptASizeIsChosenOnAPageOfItsOwn() {
    try (Visitor cleo = stage.visitorWithoutScript("cleo")) {
      cleo.open("/catalogue/single-machine");
      cleo.fill("Region", "madrid");
      cleo.press("Search sizes for machine");
      cleo.sees("Choose from the sizes of the sandbox");
      cleo.fill("Search the sizes of the sandbox", "large nothing");
      cleo.press("Search");
      cleo.sees("0 sizes fit");
      cleo.press("Leave it as it is");
      assertThat(cleo.typed("Region")).isEqualTo("madrid");
      assertThat(cleo.typed("Cpus")).isEqualTo("2");
      cleo.press("Search sizes for machine");
      cleo.page().getByText("cloud.medium").click();
      assertThat(cleo.typed("Region")).isEqualTo("cloud");
      assertThat(cleo.typed("Cpus")).isEqualTo("4");
      assertThat(cleo.typed("Memory")).isEqualTo("8 GiB");
      cleo.press("Show the plan and its price");
      cleo.sees("cloud.medium");
    }
  }

  @Test
  void sizesAreSearchedBesideTheirFieldAndByTheKeyboard() {
    try (Visitor dan = stage.visitor("dan")) {
      dan.open("/catalogue/kubernetes");
      dan.press("Search sizes for worker");
      dan.sees("10 sizes fit");
      dan.lookAt("form-choice");
      // Looking leaves traces in the page that its policy does not allow to be drawn anew.
      dan.open("/catalogue/kubernetes");
      dan.press("Search sizes for worker");
      isAlive(dan);
      dan.fill("Search the sizes of the sandbox", "1 GPU");
      dan.sees("2 sizes fit");
      isAlive(dan);
      asksAgain(dan);
      dan.sees("2 sizes fit");
      dan.page().locator(".offers button").first().press("Enter");
      dan.seesNo("2 sizes fit");
      assertThat(dan.typed("Worker cpus")).isEqualTo("8");
      assertThat(dan.typed("Worker memory")).isEqualTo("32 GiB");
      assertThat(dan.typed("Region")).isEqualTo("cloud");
      dan.page().getByLabel("Worker cpus").press("Enter");
      dan.sees("Plan: Kubernetes in a cloud");
      assertThat(dan.console())
          .as("but for a search that was no longer wanted")
          .allMatch(line -> line.contains("htmx:sendAbort") || line.contains("htmx:afterRequest"));
    }
  }

  /** No person types as fast as this test: what has come listens a moment later. */
  private static void isAlive(Visitor visitor) {
    visitor.page().locator(".choice:not(.htmx-added)").waitFor();
  }

  /** By the keyboard; until what is shown has given way to the answer, though it is the same. */
  private static void asksAgain(Visitor visitor) {
    visitor.page().locator(".choice").evaluate("shown => shown.dataset.old = 'yes'");
    visitor.page().getByLabel("Search the sizes of the sandbox").press("Enter");
    visitor.page().locator(".choice:not([data-old]):not(.htmx-added)").waitFor();
  }

  private static void theEmptyListSaysWhatToDo(Visitor ada) {
    ada.follow("Clouds");
    ada.sees("You have stored no cloud");
    ada.lookAt("clouds-empty");
    ada.follow("Add a cloud");
    ada.sees("Not enabled on this server");
    ada.lookAt("clouds-kinds");
    ada.follow("Microsoft Azure");
    ada.lookAt("cloud-form-azure");
    ada.open("/clouds/new");
  }

  private static void machinesAreAdded(Visitor ada) {
    ada.follow("Machines of yours");
    ada.lookAt("cloud-form");
    ada.fill("Name (needed)", "lab");
    ada.fill("Machines (needed)", "- { name: a, address: 192.168.1.1 }");
    ada.fill("Private key (needed)", HIDDEN);
    ada.press("Ask it and keep it");
    ada.sees("Nothing was kept");
    assertThat(ada.typed("Name (needed)")).isEqualTo("lab");
    assertThat(ada.typed("Private key (needed)")).isEmpty();
    assertThat(ada.page().content()).doesNotContain(HIDDEN);
    ada.lookAt("cloud-form-refused");
    ada.fill("Machines (needed)", MACHINES);
    ada.fill("Private key (needed)", HIDDEN);
    ada.press("Ask it and keep it");
    ada.sees("The cloud is stored");
    ada.sees("works");
    ada.sees("1 size and 1 image");
    assertThat(ada.page().content()).doesNotContain(HIDDEN);
    ada.lookAt("cloud");
  }

  private static void aSiteThatDoesNotAnswerIsKept(Visitor ada) {
    ada.open("/clouds/new/openstack");
    ada.fill("Name (needed)", "site");
    ada.fill("Keystone's URL (needed)", SILENT);
    ada.fill("User (needed)", "ada");
    ada.fill("Password (needed)", HIDDEN);
    ada.fill("Project (needed)", "lab");
    ada.press("Ask it and keep it");
    ada.sees("no answer");
    ada.sees("does not answer at " + SILENT);
    ada.press("Ask it again");
    ada.sees("It was asked just now");
    ada.lookAt("cloud-silent");
    ada.follow("Sizes and images");
    ada.sees("It could not be asked");
  }

  private static void aKeyOfGooglesThatIsNoneIsRefused(Visitor ada) {
    ada.open("/clouds/new/gce");
    ada.lookAt("cloud-form-gce");
    ada.fill("Name (needed)", "google");
    ada.fill("Project (needed)", "my-lab-417");
    ada.fill("Service account (needed)", "levante@my-lab-417.iam.gserviceaccount.com");
    ada.fill("Key (needed)", HIDDEN);
    ada.press("Ask it and keep it");
    ada.sees("Nothing was kept");
    ada.sees("the JSON file as Google gives it");
    assertThat(ada.page().content()).doesNotContain(HIDDEN);
  }

  private static void whatIsOfferedIsSearched(Visitor ada) {
    ada.open("/clouds/lab/offers");
    ada.sees("1 image fits");
    ada.lookAt("cloud-offers");
    ada.fill("Search sizes and images", "windows");
    ada.press("Search");
    ada.sees("0 images fit");
  }

  private static void somethingIsDeployedToIt(Visitor ada) {
    ada.open("/catalogue/single-machine");
    sizesOfTheChosenCloudAreSearchedInTheForm(ada);
    ada.press("Show the plan and its price");
    ada.sees("Plan: A single machine");
    ada.press("Change it");
    assertThat(ada.typed("Cloud")).isEqualTo("lab");
    ada.press("Show the plan and its price");
    ada.sees("lab");
    ada.press("Deploy");
    ada.sees("What happened");
    ada.open("/clouds");
    ada.lookAt("clouds");
    assertThat(ada.download(() -> ada.follow("CSV")))
        .startsWith("name,kind,place,state,asked,infrastructures")
        .contains("lab,Machines of yours,")
        .doesNotContain(HIDDEN);
    ada.follow("lab");
    ada.follow("single-machine");
    ada.sees("What happened");
    String machine = ada.path() + "/machines/0";
    ada.open(machine);
    ada.sees("It is not known yet where it answers");
    assertThat(ada.statusOfForm(machine + "/key", Map.of())).isEqualTo(404);
  }

  private static void sizesOfTheChosenCloudAreSearchedInTheForm(Visitor ada) {
    ada.choose("Cloud", "site");
    ada.press("Search sizes for machine");
    ada.sees("It could not be asked");
    ada.sees("does not answer at " + SILENT);
    assertThat(ada.path()).isEqualTo("/catalogue/single-machine");
    ada.lookAt("form-choice-silent");
    ada.press("Leave it as it is");
    ada.seesNo("It could not be asked");
    ada.choose("Cloud", "lab");
    ada.press("Search sizes for machine");
    ada.sees("1 size fits");
    ada.page().getByText("4 CPUs, 8 GiB").click();
    assertThat(ada.typed("Cpus")).isEqualTo("4");
    assertThat(ada.typed("Memory")).isEqualTo("8 GiB");
  }

  private static void itIsChangedAndStays(Visitor ada) {
    ada.open("/clouds/lab/deletion");
    ada.sees("Something is on it: 1 infrastructure");
    assertThat(ada.statusOfForm("/clouds/lab/deletion", Map.of("sure", "yes"))).isEqualTo(409);
    ada.open("/clouds/lab/change");
    assertThat(ada.page().content()).doesNotContain(HIDDEN);
    assertThat(ada.typed("Machines (needed)")).isEqualTo(MACHINES);
    ada.press("Ask it and change it");
    ada.sees("It is changed");
    ada.open("/clouds/lab/change");
    ada.fill("Machines (needed)", MACHINES.replace("10.9.9.9", "10.9.9.10"));
    ada.press("Ask it and change it");
    ada.sees("another account's");
  }

  private static void aCloudThatNothingIsOnIsForgotten(Visitor ada) {
    ada.open("/clouds/site");
    ada.follow("Delete");
    ada.lookAt("cloud-deletion");
    ada.tick("Its credentials go and cannot be had back");
    ada.press("Delete site");
    ada.sees("forgotten");
    assertThat(ada.statusOf("/clouds/site")).isEqualTo(404);
  }

  private static void nothingOfItIsAnothers(Visitor bob) {
    bob.open("/clouds");
    bob.sees("You have stored no cloud");
    assertThat(bob.text("/clouds?as=json")).isEqualTo("[]");
    bob.open("/catalogue/single-machine");
    for (String path : List.of("", "/offers", "/change", "/deletion")) {
      assertThat(bob.statusOf("/clouds/lab" + path)).as(path).isEqualTo(404);
    }
    for (String path : List.of("/checks", "/change", "/deletion")) {
      assertThat(bob.statusOfForm("/clouds/lab" + path, Map.of("sure", "yes")))
          .as(path)
          .isEqualTo(404);
      assertThat(bob.statusWithoutToken("/clouds/lab" + path, false)).as(path).isEqualTo(403);
    }
    assertThat(
            bob.statusOfForm(
                "/deployments/single-machine/plan", Map.of("cloud", "lab", "input.cpus", "1")))
        .isEqualTo(404);
    assertThat(
            bob.statusOfForm(
                "/deployments/single-machine/choice", Map.of("cloud", "lab", "choice", "cpus")))
        .isEqualTo(404);
    assertThat(bob.statusWithoutToken("/deployments/single-machine/choice", false)).isEqualTo(403);
    assertThat(stage.server().admin().get("/api/v1/clouds").body()).isEqualTo("[]");
    assertThat(stage.server().admin().get("/api/v1/clouds/lab").status()).isEqualTo(404);
    assertThat(stage.server().admin().delete("/api/v1/clouds/lab").status()).isEqualTo(404);
  }
}
