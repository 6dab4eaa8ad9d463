package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
 * What a person does with buckets and what is in them, in a real browser, by role and label.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>make a bucket of a wrong name, then of a good one, then again</td>
 *     <td>the broken rule at the field; the bucket; that it is there</td></tr>
 * <tr><td>the same paths as another user, or without the token</td><td>not there; refused</td></tr>
 * <tr><td>delete a bucket that a service uses</td><td>refused, with the service's name</td></tr>
 * <tr><td>delete the new one</td><td>after a page that says how much goes with it</td></tr>
 * </table>
 */
class BucketPagesST {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String SURE = "All of this goes and cannot be had back";

  private static final String FDL =
      """
      functions:
        oscar:
        - edge:
            name: copies
            image: debian:12
            memory: 64Mi
            script: cp "$INPUT_FILE_PATH" "$TMP_OUTPUT_DIR/"
            input: [{path: used/input}]
            output: [{path: used/copies}]
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static Stage stage;
  private static LevanteServer server;
  private static Story story;

  @BeforeAll
  static void theServerWithAClusterAndTheBrowserAreStarted() {
    stage = Stage.open(folder, "levante.oscar.reconcile-period=PT5S");
    server = stage.server();
    story = new Story(server, "buckets");
    story.submit();
    await().atMost(LIMIT).until(story::ready);
    stage.addUsers("bob");
  }

  @AfterAll
  static void theyAreStopped() {
    stage.close();
  }

  @Test
  void aBucketIsMadeFilledLookedIntoAndDeleted() {
    try (Visitor admin = stage.admin()) {
      aBucketIsMade(admin);
      put(admin, "sub/one.txt", "one".getBytes(StandardCharsets.UTF_8));
      put(admin, "sub/two.txt", "two".getBytes(StandardCharsets.UTF_8));
      anotherUserSeesAndTouchesNothing();
      aBucketInUseStays(admin);
      theBucketIsDeleted(admin);
      assertThat(admin.console()).isEmpty();
    }
  }

  private static void aBucketIsMade(Visitor admin) {
    String field = "New bucket in " + cluster();
    admin.follow("Buckets");
    admin.fill(field, "My_Bucket");
    makeIt(admin);
    admin.sees("a bucket's name has only lower case letters");
    assertThat(admin.typed(field)).isEqualTo("My_Bucket");
    admin.lookAt("buckets-refused");
    admin.fill(field, "my-bucket");
    makeIt(admin);
    admin.sees("The bucket is made");
    admin.sees("Nothing here");
    assertThat(admin.path()).isEqualTo(bucket());
    admin.lookAt("bucket-made");
    Map<String, String> again = Map.of("name", "my-bucket");
    assertThat(admin.statusOfForm("/buckets/" + cluster(), again)).isEqualTo(409);
    Map<String, String> ours = Map.of("name", "levante-calls");
    assertThat(admin.statusOfForm("/buckets/" + cluster(), ours)).isEqualTo(400);
  }

  private static void makeIt(Visitor admin) {
    admin.page().locator("form[action='/buckets/%s'] button".formatted(cluster())).click();
  }

  private static void put(Visitor visitor, String key, byte[] content) {
    RequestOptions request =
        RequestOptions.create().setHeader("X-Form-Token", visitor.token()).setData(content);
    assertThat(visitor.page().request().put(server.base() + object(key), request).status())
        .isEqualTo(204);
  }

  private static void anotherUserSeesAndTouchesNothing() {
    try (Visitor bob = stage.visitor("bob")) {
      for (String path : List.of(bucket(), bucket() + "/removal")) {
        assertThat(bob.statusOf(path)).as(path).isEqualTo(404);
      }
      Map<String, String> fields = Map.of("sure", "yes", "name", "bobs");
      for (String path : List.of("/buckets/" + cluster(), bucket() + "/removal")) {
        assertThat(bob.statusOfForm(path, fields)).as(path).isEqualTo(404);
        assertThat(bob.statusWithoutToken(path, false)).as(path).isEqualTo(403);
      }
    }
  }

  private static void aBucketInUseStays(Visitor admin) {
    story.apply(FDL);
    String used = "/buckets/" + cluster() + "/used";
    admin.open(used);
    admin.follow("Delete the bucket");
    admin.sees("A bucket that a service uses is not deleted");
    admin.sees("copies on " + cluster() + " reads from it and writes to it");
    admin.lookAt("bucket-in-use");
    assertThat(admin.statusOfForm(used + "/removal", Map.of("sure", "yes"))).isEqualTo(409);
    assertThat(admin.statusOf(used)).isEqualTo(200);
    String ours = "/buckets/" + cluster() + "/levante-calls/removal";
    assertThat(admin.statusOf(ours)).isEqualTo(404);
    assertThat(admin.statusOfForm(ours, Map.of("sure", "yes"))).isEqualTo(404);
  }

  private static void theBucketIsDeleted(Visitor admin) {
    admin.open(bucket());
    admin.follow("Delete the bucket");
    admin.sees("2 files, of 6 B");
    admin.lookAt("bucket-removal");
    assertThat(admin.statusOfForm(bucket() + "/removal", Map.of())).isEqualTo(400);
    admin.tick(SURE);
    admin.press("Delete my-bucket");
    admin.sees("The bucket is deleted, with all that was in it");
    admin.seesNo("my-bucket");
    admin.sees("used");
    assertThat(admin.statusOf(bucket())).isEqualTo(404);
  }

  private static String bucket() {
    return "/buckets/" + cluster() + "/my-bucket";
  }

  private static String object(String key) {
    return bucket() + "/object?key=" + key;
  }

  private static String cluster() {
    return story.infrastructure().path("clusters").findValuesAsText("id").stream()
        .filter(id -> id.startsWith("edge-"))
        .findFirst()
        .orElseThrow();
  }
}
