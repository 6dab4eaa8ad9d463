package levante.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import levante.system.infra.LevanteServer;
import levante.system.infra.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The walk from an FDL to a result, to a failure and to its mending, in a real browser, by role and
 * label.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>open the services</td><td>the empty list says what to do</td></tr>
 * <tr><td>declare one wrongly</td><td>each problem with its line, the text kept</td></tr>
 * <tr><td>declare one well</td><td>the plan, then the service</td></tr>
 * <tr><td>bring a file that its script takes and one that it does not to its bucket</td>
 *     <td>a result; a job that failed, with its exit code and its log</td></tr>
 * <tr><td>mend the script</td><td>the plan tells what is changed</td></tr>
 * <tr><td>let what was given up be processed again</td><td>another result</td></tr>
 * <tr><td>delete one job, then all that ended</td>
 *     <td>gone after a page that says what goes; files and results stay</td></tr>
 * <tr><td>delete it</td><td>after a page that says what goes with it</td></tr>
 * <tr><td>call a service with a text and with a file</td><td>what it made, to keep; of one that fails,
 * what its script wrote</td></tr>
 * <tr><td>the same paths as another user</td><td>not there, and nothing is changed</td></tr>
 * </table>
 */
class ServicePagesST {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final String WRONG =
      """
      functions:
        oscar:
        - edge:
            name: copies
            image: debian:12
            memory: lots
            script: "true"
            inputs: [{path: mask-detector/input}]
      """;

  private static final String FDL =
      """
      functions:
        oscar:
        - edge:
            name: copies
            image: debian:12
            memory: 64Mi
            script: |
              #!/bin/sh
              echo "looking at $INPUT_FILE_PATH"
              %s
              cp "$INPUT_FILE_PATH" "$TMP_OUTPUT_DIR/"
            environment: {variables: {COLOUR: blue}, secrets: {KEY: hush-hush}}
            input: [{path: mask-detector/input}]
            output: [{path: mask-detector/copies}]
      """;

  private static final String STRICT =
      "if grep -q bad \"$INPUT_FILE_PATH\"; then echo 'cannot read it'; exit 3; fi";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static Stage stage;
  private static LevanteServer server;
  private static Story story;

  @BeforeAll
  static void theServerWithAClusterAndTheBrowserAreStarted() {
    stage =
        Stage.open(
            folder, "levante.oscar.reconcile-period=PT5S", "levante.oscar.most-call-bytes=4194304");
    server = stage.server();
    story = Story.begun(server, "pages");
    stage.addUsers("bob");
  }

  @AfterAll
  static void theyAreStopped() {
    stage.close();
  }

  @Test
  void aServiceIsDeclaredWatchedMendedAndDeleted() throws IOException {
    try (Visitor admin = stage.admin()) {
      aWrongTextIsToldLineByLine(admin);
      itIsAppliedAfterItsPlan(admin);
      howFilesFlowIsSeenAsTheyAreBrought(admin);
      aFailureIsTold(admin);
      anotherUserSeesAndTouchesNothing(admin.path());
      itIsMended(admin);
      itsJobsAreDeleted(admin);
      anotherIsCalled(admin);
      itIsDeleted(admin);
      assertThat(admin.console()).isEmpty();
    }
  }

  private static void aWrongTextIsToldLineByLine(Visitor admin) {
    admin.follow("Services");
    admin.sees("You have no service");
    admin.lookAt("services-empty");
    admin.follow("Declare one in FDL");
    admin.fill("FDL", WRONG);
    admin.press("Check it");
    admin.sees("Nothing was changed");
    admin.sees("6:15");
    admin.sees("did you mean 'input'");
    assertThat(admin.typed("FDL")).isEqualTo(WRONG);
    admin.lookAt("services-wrong");
  }

  private static void itIsAppliedAfterItsPlan(Visitor admin) {
    admin.fill("FDL", FDL.formatted(STRICT));
    admin.press("Check it");
    admin.sees("/copies is made");
    admin.lookAt("services-plan");
    admin.press("Apply it");
    admin.sees("The services are applied");
    assertThat(admin.path()).isEqualTo("/services");
    assertThat(flow(admin)).containsText("no file yet");
  }

  /** The picture of the list of services. */
  private static Locator flow(Visitor visitor) {
    return visitor
        .page()
        .getByRole(
            AriaRole.GROUP,
            new Page.GetByRoleOptions().setName("How files flow, may be scrolled").setExact(true));
  }

  /** Live: the page of who watches is never loaded again. */
  private static void howFilesFlowIsSeenAsTheyAreBrought(Visitor admin) throws IOException {
    try (Visitor watching = stage.admin()) {
      watching.open("/services");
      filesAreBroughtToItsBucket(admin);
      watching.sees("1 done, ");
      assertThat(flow(watching)).containsText("1 done, ");
      watching.sees("leads to mask-detector/copies");
      watching.lookAt("services");
      flow(watching)
          .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("copies"))
          .click();
      watching.sees("Files given up");
      assertThat(watching.console()).isEmpty();
    }
  }

  private static void filesAreBroughtToItsBucket(Visitor admin) throws IOException {
    admin.follow("Buckets");
    admin.lookAt("buckets");
    admin.follow("mask-detector");
    admin.sees("Nothing here");
    admin.fill("Folder", "input");
    admin.choose("Choose files", Files.writeString(folder.resolve("good.txt"), "good"));
    admin.sees("input/good.txt is there.");
    admin.choose("Choose files", Files.writeString(folder.resolve("bad.txt"), "bad"));
    admin.sees("input/bad.txt is there.");
    admin.open(bucket());
    admin.fill("Begins with", "input/g");
    admin.press("Show");
    admin.sees("input/good.txt");
    admin.seesNo("input/bad.txt");
    admin.lookAt("bucket");
    assertThat(admin.download(() -> admin.follow("CSV")))
        .contains("mask-detector,input/good.txt,4,")
        .doesNotContain("bad.txt");
    assertThat(admin.page().request().get(server.base() + object("input/good.txt")).text())
        .isEqualTo("good");
    assertThat(admin.statusOf(object("input/none.txt"))).isEqualTo(404);
    assertThat(admin.statusOf("/buckets/" + cluster() + "/levante-calls")).isEqualTo(404);
    assertThat(put(admin, object("other/more.txt"), admin.token())).isEqualTo(204);
    aFileIsDeleted(admin);
    assertThat(put(admin, object("input/"), admin.token())).isEqualTo(400);
    assertThat(put(admin, object("input/x.txt"), "0".repeat(64))).isEqualTo(403);
    assertThat(putAsForm(admin, object("input/x.txt"))).isEqualTo(403);
  }

  private static void aFileIsDeleted(Visitor admin) {
    admin.open(bucket() + "?prefix=other/more");
    admin.press("Delete what is ticked");
    admin.sees("no file is ticked");
    admin.follow("What this code means");
    admin.sees("Mend what the message names and send it again.");
    assertThat(admin.page().url()).endsWith("/errors#INVALID_REQUEST");
    admin.lookAt("error-codes");
    admin.open(bucket() + "?prefix=other/more");
    admin.tick("Tick other/more.txt");
    admin.press("Delete what is ticked");
    admin.sees("A file that a job waits for is gone for it");
    admin.lookAt("bucket-deletion");
    admin.tick("All of this goes and cannot be had back");
    admin.press("Delete them");
    admin.sees("The files are deleted");
    admin.seesNo("other/more.txt");
    admin.sees("input/good.txt");
  }

  /** A file is not read for a token: it may be larger than the server's memory. */
  private static int putAsForm(Visitor visitor, String path) {
    FormData form = FormData.create().set("form_token", visitor.token());
    return visitor
        .page()
        .request()
        .put(server.base() + path, RequestOptions.create().setMultipart(form))
        .status();
  }

  private static int put(Visitor visitor, String path, String token) {
    return visitor
        .page()
        .request()
        .put(
            server.base() + path,
            RequestOptions.create().setHeader("X-Form-Token", token).setData("content"))
        .status();
  }

  private static String bucket() {
    return "/buckets/" + cluster() + "/mask-detector";
  }

  private static String object(String key) {
    return bucket() + "/object?key=" + key;
  }

  private static void aFailureIsTold(Visitor admin) {
    admin.open("/services");
    assertThat(admin.download(() -> admin.follow("JSON"))).contains("\"name\":\"copies\"");
    admin.follow("copies");
    String service = admin.path();
    admin.sees("Done1");
    admin.sees("Files given up1");
    admin.sees("blue");
    assertThat(admin.page().content()).doesNotContain("hush-hush");
    admin.open(service);
    admin.lookAt("service");
    admin.choose("State", "failed");
    admin.press("Show");
    admin.sees("input/bad.txt");
    admin.seesNo("input/good.txt");
    assertThat(admin.download(() -> admin.follow("CSV")))
        .contains(",failed,mask-detector/input/bad.txt,")
        .doesNotContain("good.txt");
    admin.followFirst(Pattern.compile(".*bad\\.txt"));
    admin.sees("code 3");
    admin.sees("cannot read it");
    admin.lookAt("job-failed");
  }

  private static void anotherUserSeesAndTouchesNothing(String job) {
    String service = "/services/" + cluster() + "/copies";
    try (Visitor bob = stage.visitor("bob")) {
      for (String path :
          List.of(
              service,
              service + "/deletion",
              service + "/live",
              service + "?as=csv",
              service + "/jobs/deletion",
              job,
              job + "/deletion",
              bucket(),
              bucket() + "?as=json",
              object("input/good.txt"))) {
        assertThat(bob.statusOf(path)).as(path).isEqualTo(404);
      }
      bob.open("/buckets");
      bob.sees("You have no cluster");
      bob.open("/services");
      bob.seesNo("copies");
      assertThat(bob.text("/services?as=json")).isEqualTo("[]");
      assertThat(put(bob, object("input/x.txt"), bob.token())).isEqualTo(404);
      changesNothing(bob, service, job);
    }
  }

  private static void changesNothing(Visitor bob, String service, String job) {
    Map<String, String> sure = Map.of("sure", "yes");
    for (String path :
        List.of(
            service + "/deletion",
            service + "/replays",
            service + "/jobs/deletion",
            job + "/deletion",
            job + "/replays",
            job + "/cancellation")) {
      assertThat(bob.statusOfForm(path, sure)).as(path).isEqualTo(404);
      assertThat(bob.statusWithoutToken(path, false)).as(path).isEqualTo(403);
    }
  }

  private static String cluster() {
    return story.cluster("edge");
  }

  private static void itIsMended(Visitor admin) {
    admin.press("Process its file again");
    admin.sees("waits for its next job");
    admin.open("/services/new");
    admin.fill("FDL", FDL.formatted("true"));
    admin.press("Check it");
    admin.sees("/copies is changed");
    admin.sees("script: changed");
    admin.press("Apply it");
    await().atMost(LIMIT).until(() -> story.jobs("failed") == 2);
    admin.open("/services/" + cluster() + "/copies");
    admin.press("Process what was given up again");
    admin.sees("waits for its next job");
    admin.sees("Done2");
    admin.sees("Files given up0");
    assertThat(story.keys("edge", "copies/")).containsExactly("copies/bad.txt", "copies/good.txt");
    admin.followFirst(Pattern.compile(".*bad\\.txt"));
    admin.sees("copies/bad.txt");
    assertThat(admin.page().request().get(server.base() + object("copies/bad.txt")).text())
        .isEqualTo("bad");
    admin.lookAt("job");
  }

  private static void itsJobsAreDeleted(Visitor admin) {
    String job = admin.path();
    admin.follow("Delete it");
    admin.sees("Its results stay");
    admin.lookAt("job-deletion");
    assertThat(admin.statusOfForm(job + "/deletion", Map.of())).isEqualTo(400);
    admin.tick("All of this goes and cannot be had back");
    admin.press("Delete the job");
    admin.sees("The job is deleted, with its log");
    assertThat(admin.statusOf(job)).isEqualTo(404);
    String service = "/services/" + cluster() + "/copies";
    assertThat(admin.path()).isEqualTo(service);
    admin.follow("Delete jobs that ended");
    admin.sees("1 job that succeeded");
    admin.sees("2 jobs that failed");
    admin.lookAt("jobs-deletion");
    Map<String, String> none = Map.of("sure", "yes", "which", "running");
    assertThat(admin.statusOfForm(service + "/jobs/deletion", none)).isEqualTo(400);
    admin.choose("Which", "ended");
    admin.tick("All of this goes and cannot be had back");
    admin.press("Delete the jobs");
    admin.sees("The jobs are deleted, with their logs");
    admin.sees("No job. Put a file");
    assertThat(story.jobs().size()).isZero();
    assertThat(story.keys("edge", "copies/")).containsExactly("copies/bad.txt", "copies/good.txt");
    admin.open("/services");
  }

  private static void anotherIsCalled(Visitor admin) throws IOException {
    admin.open("/services/new");
    String strict = FDL.formatted(STRICT).replace("mask-detector/", "strict/");
    admin.fill("FDL", strict.replace("name: copies", "name: strict"));
    admin.press("Check it");
    admin.press("Apply it");
    admin.follow("strict");
    admin.lookAt("service-call");
    admin.fill("Or a text", "good");
    assertThat(answerOf(admin)).isEqualTo("good");
    admin.choose("A file", Files.writeString(folder.resolve("call.txt"), "of a file"));
    assertThat(answerOf(admin)).isEqualTo("of a file");
    aLargeFileIsTakenAndALargerOneToldBeforeItIsSent(admin);
    admin.open("/services/" + cluster() + "/strict");
    admin.fill("Or a text", "bad");
    admin.press("Call it and wait");
    admin.sees("Answer of strict");
    admin.sees("cannot read it");
    admin.lookAt("service-answer");
    admin.follow("Call it again");
    assertThat(admin.path()).startsWith("/services/" + cluster() + "/strict");
    // A page whose live stream begins after its service is gone is refused it, and says so.
    admin.open("/services");
    String service = "/oscar/%s/system/services/strict".formatted(cluster());
    assertThat(server.admin().delete(service).status()).isEqualTo(204);
  }

  private static void aLargeFileIsTakenAndALargerOneToldBeforeItIsSent(Visitor admin)
      throws IOException {
    admin.open("/services/" + cluster() + "/strict");
    admin.sees("Up to 4 MiB");
    Path most = Files.writeString(folder.resolve("most.txt"), "0123456789abcde\n".repeat(1 << 18));
    admin.choose("A file", most);
    assertThat(answerOf(admin)).isEqualTo(Files.readString(most));
    Path more = Files.writeString(folder.resolve("more.txt"), "0123456789abcde\n".repeat(1 << 19));
    admin.choose("A file", more);
    assertThat(admin.page().getByLabel("A file").evaluate("field => field.validationMessage"))
        .isEqualTo("It may have at most 4 MiB here.");
    // As without a script.
    admin.page().getByLabel("A file").evaluate("field => field.setCustomValidity('')");
    admin.press("Call it and wait");
    admin.sees("a body may have at most");
    assertThat(story.jobs().findValuesAsText("key")).noneMatch(key -> key.contains("more.txt"));
  }

  private static String answerOf(Visitor admin) throws IOException {
    Download answer = admin.page().waitForDownload(() -> admin.press("Call it and wait"));
    return Files.readString(answer.path());
  }

  private static void itIsDeleted(Visitor admin) {
    admin.open("/services/" + cluster() + "/copies");
    admin.follow("Delete it");
    admin.sees("its definition and its token");
    admin.lookAt("service-deletion");
    admin.tick("All of this goes and cannot be had back");
    admin.press("Delete copies");
    admin.sees("The service is deleted");
    admin.sees("You have no service");
  }
}
