package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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
 * <tr><td>view a picture, a video, a text, JSON and a table of it</td>
 *     <td>shown, the video from the middle too; nothing of them runs</td></tr>
 * <tr><td>download several at once; delete one of them midway</td>
 *     <td>an archive of them; none that looks whole</td></tr>
 * <tr><td>the same paths as another user, or without the token</td><td>not there; refused</td></tr>
 * <tr><td>delete a bucket that a service uses</td><td>refused, with the service's name</td></tr>
 * <tr><td>delete the new one</td><td>after a page that says how much goes with it</td></tr>
 * </table>
 */
class BucketPagesST {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String SURE = "All of this goes and cannot be had back";

  private static final Path PICTURE = LevanteServer.home().resolve("docs/images/plan.png");

  private static final Map<String, String> LAST_OF_THE_LARGE =
      Map.of("key", "large/2", "asked", "yes", "sure", "yes");

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
    story = Story.begun(server, "buckets");
    stage.addUsers("bob");
  }

  @AfterAll
  static void theyAreStopped() {
    stage.close();
  }

  @Test
  void aBucketIsMadeFilledLookedIntoAndDeleted() throws IOException {
    try (Visitor admin = stage.admin()) {
      aBucketIsMade(admin);
      put(admin, "sub/one.txt", text("one"));
      put(admin, "sub/two.txt", text("two"));
      filesAreViewed(admin);
      severalAreDownloadedAtOnce(admin);
      whatVanishesMidwayBreaksTheArchive(admin);
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

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void filesAreViewed(Visitor admin) throws IOException {
    put(admin, "shown/a picture.png", Files.readAllBytes(PICTURE));
    put(admin, "shown/faces.mp4", Files.readAllBytes(Story.video()));
    put(admin, "shown/page.svg", text("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    put(admin, "shown/log.txt", text("<script>document.title = 'run'</script> ñ"));
    put(admin, "shown/a.json", text("{\"faces\":[{\"mask\":0.50}]}"));
    put(admin, "shown/a.csv", text("frame,faces,said\n1,3,\"one, two\"\n2,,<b>\n"));
    admin.open(bucket() + "?prefix=shown/");
    admin.lookAt("bucket-files");
    admin.follow("View shown/a picture.png");
    waitFor(admin, "img", "element.naturalWidth > 100");
    admin.lookAt("view-picture");
    aVideoIsShownFromItsMiddle(admin);
    textsAreShown(admin);
    nothingOfAFileRuns(admin);
  }

  /** Waits until the browser says that of an element of the page; its rules let no script wait. */
  private static void waitFor(Visitor visitor, String element, String property) {
    String script = "element => " + property;
    await()
        .atMost(LIMIT)
        .until(() -> (boolean) visitor.page().locator("main " + element).evaluate(script));
  }

  private static void aVideoIsShownFromItsMiddle(Visitor admin) {
    admin.open(view("shown/faces.mp4"));
    waitFor(admin, "video", "element.videoWidth > 100");
    admin
        .page()
        .locator("main video")
        .evaluate("element => { element.currentTime = element.duration / 2; }");
    waitFor(admin, "video", "!element.seeking && element.currentTime > element.duration / 3");
    admin.lookAt("view-video");
    APIResponse part = get(admin, content("shown/faces.mp4"), "bytes=4-7");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("ftyp");
    assertThat(part.headers().get("content-range")).startsWith("bytes 4-7/");
    APIResponse beyond = get(admin, content("shown/faces.mp4"), "bytes=999999999-");
    assertThat(beyond.status()).isEqualTo(416);
    assertThat(get(admin, object("sub/two.txt"), "bytes=1-").text()).isEqualTo("wo");
    APIResponse head = admin.page().request().head(server.base() + object("sub/two.txt"));
    assertThat(head.headers()).containsEntry("content-length", "3");
  }

  private static APIResponse get(Visitor visitor, String path, String range) {
    RequestOptions request = RequestOptions.create().setHeader("Range", range);
    return visitor.page().request().get(server.base() + path, request);
  }

  private static void textsAreShown(Visitor admin) {
    admin.open(view("shown/log.txt"));
    admin.sees("<script>document.title = 'run'</script> ñ");
    assertThat(admin.page().title()).doesNotContain("run");
    admin.open(view("shown/a.json"));
    admin.sees("\"mask\" : 0.50");
    admin.lookAt("view-json");
    admin.open(view("shown/a.csv"));
    admin.sees("one, two");
    admin.sees("<b>");
    assertThat(admin.page().locator("main tbody tr").count()).isEqualTo(2);
    admin.lookAt("view-table");
  }

  private static void nothingOfAFileRuns(Visitor admin) {
    APIResponse picture =
        admin.page().request().get(server.base() + content("shown/a%20picture.png"));
    assertThat(picture.headers())
        .containsEntry("content-type", "image/png")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry(
            "content-security-policy",
            "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'");
    for (String key : List.of("shown/page.svg", "shown/none.png")) {
      assertThat(admin.statusOf(view(key))).as(key).isEqualTo(404);
      assertThat(admin.statusOf(content(key))).as(key).isEqualTo(404);
    }
    assertThat(admin.statusOf(content("shown/log.txt"))).isEqualTo(404);
    admin.open(bucket() + "?prefix=shown/page");
    admin.sees("shown/page.svg");
    admin.seesNo("View shown/page.svg");
  }

  private static void severalAreDownloadedAtOnce(Visitor admin) throws IOException {
    admin.open(bucket());
    admin.tick("Tick shown/a.csv");
    admin.tick("Tick shown/log.txt");
    Download zip = admin.page().waitForDownload(() -> admin.press("Download what is ticked"));
    assertThat(zip.suggestedFilename()).isEqualTo("shown.zip");
    try (ZipFile files = new ZipFile(zip.path().toFile())) {
      assertThat(files.stream().map(ZipEntry::getName)).containsExactly("a.csv", "log.txt");
      assertThat(files.getInputStream(files.getEntry("log.txt")).readAllBytes())
          .isEqualTo(text("<script>document.title = 'run'</script> ñ"));
    }
    String archive = bucket() + "/archive";
    assertThat(admin.statusOfForm(archive, Map.of())).isEqualTo(400);
    assertThat(admin.statusOfForm(archive, Map.of("key", "shown/none.txt"))).isEqualTo(404);
  }

  private static void whatVanishesMidwayBreaksTheArchive(Visitor admin) throws IOException {
    byte[] large = new byte[32 << 20];
    new Random(1).nextBytes(large);
    put(admin, "large/1", large);
    put(admin, "large/2", large);
    admin.open(bucket());
    // The server may end the answer neatly: the archive itself says that it is none.
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    try (InputStream zip = archive(admin, "key=large/1&key=large/2")) {
      seen.write(zip.read());
      assertThat(admin.statusOfForm(bucket() + "/deletion", LAST_OF_THE_LARGE)).isEqualTo(303);
      zip.transferTo(seen);
    }
    assertThat(seen.toString(StandardCharsets.ISO_8859_1))
        .startsWith("PK")
        .doesNotContain("PK\5\6");
    admin.statusOfForm(
        bucket() + "/deletion", Map.of("key", "large/1", "asked", "yes", "sure", "yes"));
  }

  /** As a browser asks for it, read as slowly as the caller likes. */
  private static InputStream archive(Visitor visitor, String keys) throws IOException {
    String cookies =
        visitor.page().context().cookies().stream()
            .map(cookie -> cookie.name + "=" + cookie.value)
            .collect(Collectors.joining("; "));
    HttpURLConnection connection =
        (HttpURLConnection) server.base().resolve(bucket() + "/archive").toURL().openConnection();
    connection.setDoOutput(true);
    connection.setRequestProperty("Cookie", cookies);
    connection.getOutputStream().write(text("form_token=" + visitor.token() + "&" + keys));
    assertThat(connection.getResponseCode()).isEqualTo(200);
    return connection.getInputStream();
  }

  private static void anotherUserSeesAndTouchesNothing() {
    try (Visitor bob = stage.visitor("bob")) {
      for (String path :
          List.of(
              bucket(), bucket() + "/removal", view("shown/log.txt"), content("shown/faces.mp4"))) {
        assertThat(bob.statusOf(path)).as(path).isEqualTo(404);
      }
      Map<String, String> fields = Map.of("sure", "yes", "name", "bobs", "key", "sub/one.txt");
      for (String path :
          List.of("/buckets/" + cluster(), bucket() + "/removal", bucket() + "/archive")) {
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
    admin.sees("8 files, of ");
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

  private static String view(String key) {
    return bucket() + "/view?key=" + key;
  }

  private static String content(String key) {
    return bucket() + "/view/content?key=" + key;
  }

  private static String cluster() {
    return story.cluster("edge");
  }
}
