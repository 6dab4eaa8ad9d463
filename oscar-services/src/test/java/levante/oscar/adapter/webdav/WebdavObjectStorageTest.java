package levante.oscar.adapter.webdav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.http.HttpBounds;
import levante.oscar.adapter.http.HttpStorages;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorageContract;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WebdavObjectStorageTest extends ObjectStorageContract {
  private static final Clock CLOCK = Clock.systemUTC();

  private final HttpStorages clients = new HttpStorages(HttpBounds.DEFAULTS);
  private final WebdavObjectStorages storages = new WebdavObjectStorages(clients, CLOCK);
  private DavStandIn server = new DavStandIn(CLOCK);

  @TempDir Path files;

  @AfterEach
  void stop() {
    List<String> complaints = server.complaints();
    server.close();
    clients.close();
    assertThat(complaints).isEmpty();
  }

  @Override
  protected ObjectStorage storage() {
    return storages.open(server.access());
  }

  @Override
  protected boolean hasFoldersOnlyInNames() {
    return false;
  }

  @Override
  protected boolean tellsAsS3Does() {
    return false;
  }

  private void serve(DavStandIn.Trait... traits) {
    server.close();
    server = new DavStandIn(CLOCK, traits);
  }

  private StoredObject put(String key, String text) throws IOException {
    return put(key, text, Map.of());
  }

  private StoredObject put(String key, String text, Map<String, String> metadata)
      throws IOException {
    storage().ensureBucket("lab");
    Path file = Files.writeString(files.resolve("source"), text);
    return storage().upload("lab", key, file, "text/plain", metadata);
  }

  private static LevanteException thrownBy(ThrowingCallable call) {
    LevanteException thrown = catchThrowableOfType(LevanteException.class, call);
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static ErrorCode codeOf(ThrowingCallable call) {
    return thrownBy(call).code();
  }

  private String read(StoredObject version, long offset, long length) throws IOException {
    try (InputStream in = storage().open(version, offset, length)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource(DavStandIn.Trait.class)
  void aFileIsReadWholeInPartsAndAsThatVersionOnlyFromEveryServer(DavStandIn.Trait trait)
      throws IOException {
    serve(trait);
    StoredObject version = put("in/a.txt", "0123456789");
    Path target = files.resolve("target");
    storage().download(version, target);
    assertThat(target).hasContent("0123456789");
    assertThat(read(version, 3, 4)).isEqualTo("3456");
    try (InputStream in = storage().open("lab", "in/a.txt")) {
      assertThat(in.readAllBytes()).hasSize(10);
    }
    put("in/a.txt", "another one");
    Files.delete(target);
    assertThat(codeOf(() -> storage().download(version, target)))
        .isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
    assertThat(target).doesNotExist();
    assertThat(codeOf(() -> storage().open(version, 0, 3))).isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
  }

  @Test
  void aServerThatKeepsNoPropertiesTakesFilesAllTheSame() throws IOException {
    serve(DavStandIn.Trait.NO_PROPERTIES);
    put("out/a.txt", "x", Map.of("levante-job", "job-1"));
    assertThat(storage().metadata("lab", "out/a.txt")).isEmpty();
  }

  @Test
  void whatSomebodyElseWroteOverAResultIsNotTakenForIt() throws IOException {
    put("out/a.txt", "result", Map.of("levante-job", "job-1"));
    server.tree().write(List.of("lab", "out", "a.txt"), new byte[3], CLOCK.instant());
    assertThat(storage().metadata("lab", "out/a.txt")).isEmpty();
  }

  @Test
  void aFolderIsNeitherReplacedNorDeletedForAnObjectOfItsName() throws IOException {
    put("in/deep/a.txt", "hello");
    assertThat(codeOf(() -> put("in/deep", "over it"))).isEqualTo(ErrorCode.STORAGE_REFUSED);
    storage().delete("lab", "in/deep");
    storage().delete("lab", "in");
    assertThat(storage().stat("lab", "in/deep/a.txt")).isPresent();
    assertThat(storage().list("lab", "", Optional.empty(), 9).objects()).hasSize(1);
  }

  @Test
  void noKeyLeadsOutOfItsBucket() throws IOException {
    put("in/a.txt", "hello");
    for (String key : List.of("../other/a", "in/../../a", "in/./a", "in//a", "in/", "/a", "")) {
      assertThat(codeOf(() -> put(key, "x"))).as(key).isEqualTo(ErrorCode.STORAGE_REFUSED);
      assertThat(storage().stat("lab", key)).as(key).isEmpty();
      assertThat(codeOf(() -> storage().open("lab", key)))
          .as(key)
          .isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
      storage().delete("lab", key);
    }
  }

  @Test
  void anUploadThatBreaksOffShowsNothingAndLeavesNothing() throws IOException {
    put("out/a.txt", "old");
    server.fail(request -> request.startsWith("MOVE"), 503, "");
    assertThat(codeOf(() -> put("out/a.txt", "newer"))).isEqualTo(ErrorCode.STORAGE_UNREACHABLE);
    assertThat(storage().list("lab", "", Optional.empty(), 9).objects())
        .extracting(StoredObject::size)
        .containsExactly(3L);
    assertThat(server.tree().children(List.of("lab", "out"))).hasSize(1);
  }

  @Test
  void whatAnUploadLeftBehindIsNoObject() throws IOException {
    put("out/a.txt", "old");
    String left = Unfinished.name();
    server.tree().write(List.of("lab", "out", left), new byte[1], CLOCK.instant());
    assertThat(storage().list("lab", "out/", Optional.empty(), 9).objects()).hasSize(1);
    assertThat(storage().stat("lab", "out/" + left)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "401, STORAGE_REFUSED",
    "403, STORAGE_REFUSED",
    "301, STORAGE_REFUSED",
    "501, STORAGE_REFUSED",
    "423, STORAGE_UNREACHABLE",
    "429, STORAGE_UNREACHABLE",
    "500, STORAGE_UNREACHABLE",
    "502, STORAGE_UNREACHABLE",
    "507, STORAGE_UNREACHABLE"
  })
  void aFailureIsSortedAndNeverAnEmptyAnswer(int status, ErrorCode code) throws IOException {
    StoredObject version = put("in/a.txt", "hello");
    ObjectStorage storage = storage();
    List<ThrowingCallable> calls =
        List.of(
            () -> storage.list("lab", "", Optional.empty(), 1),
            () -> storage.stat("lab", "in/a.txt"),
            storage::buckets,
            () -> storage.ensureBucket("lab"),
            () -> storage.download(version, files.resolve("target")),
            () -> storage.delete("lab", "in/a.txt"),
            () -> put("in/b.txt", "x"));
    for (ThrowingCallable call : calls) {
      server.fail(any -> true, status, "");
      assertThat(codeOf(call)).isEqualTo(code);
    }
  }

  @Test
  void aWrongPasswordIsRefusedAndAServerThatIsNotThereUnreachable() {
    ObjectStorage thief = storages.open(server.access("wrong"));
    assertThat(codeOf(thief::buckets)).isEqualTo(ErrorCode.STORAGE_REFUSED);
    StorageAccess access = server.access();
    ObjectStorage gone =
        storages.open(
            StorageAccess.of(
                access.protocol(),
                access.id(),
                URI.create("http://127.0.0.1:1"),
                access.accessKey(),
                access.secretKey()));
    LevanteException away = thrownBy(() -> gone.list("lab", "", Optional.empty(), 1));
    assertThat(away.code()).isEqualTo(ErrorCode.STORAGE_UNREACHABLE);
    assertThat(away).hasMessageContaining("webdav.lab").hasMessageNotContaining("secret");
  }

  @Test
  void anAnswerThatIsNoneIsRefusedAndReadsNothingElse() {
    storage().ensureBucket("lab");
    for (String body :
        List.of(
            "<html>hello</html>",
            "<multistatus xmlns=\"DAV:\"><response>",
            "<multistatus xmlns=\"DAV:\"/>",
            "<!DOCTYPE m [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + "<multistatus xmlns=\"DAV:\"><response><href>&e;</href></response></multistatus>",
            "<multistatus xmlns=\"DAV:\"><response><href>/elsewhere/</href><propstat><prop>"
                + "<resourcetype><collection/></resourcetype></prop>"
                + "<status>HTTP/1.1 200 OK</status></propstat></response></multistatus>")) {
      server.fail(request -> request.endsWith("/lab/"), 207, body);
      assertThat(codeOf(() -> storage().list("lab", "", Optional.empty(), 1)))
          .as(body)
          .isEqualTo(ErrorCode.STORAGE_REFUSED);
    }
  }

  @Test
  void aFolderOfTenThousandFilesIsListedInOrderAndPageByPage() {
    server.tree().folder(List.of("lab"), CLOCK.instant());
    server.tree().folder(List.of("lab", "in"), CLOCK.instant());
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      String name = "f%05d".formatted(i * 7919 % 10_000);
      expected.add("in/" + name);
      server.tree().write(List.of("lab", "in", name), new byte[0], CLOCK.instant());
    }
    expected.sort(null);
    List<String> keys = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      ObjectPage page = storage().list("lab", "in/", after, 1000);
      page.objects().forEach(object -> keys.add(object.key()));
      after = page.next();
    } while (after.isPresent());
    assertThat(keys).isEqualTo(expected);
    assertThat(server.requests()).hasSize(10);
  }
}
