package levante.oscar.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.minio.CopyObjectArgs;
import io.minio.CopySource;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.messages.Item;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.oscar.adapter.minio.MinioConfig;
import levante.oscar.adapter.minio.MinioObjectStorages;
import levante.oscar.storage.BucketNotifications;
import levante.oscar.storage.BucketNotificationsContract;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxObjectStorageTest extends BucketNotificationsContract {
  private final DataSource world = Worlds.empty();
  private final MinioObjectStorages clients = new MinioObjectStorages(MinioConfig.DEFAULTS);
  private final Receiver receiver = new Receiver();
  private SandboxObjectStorage server;

  @TempDir Path data;

  private SandboxObjectStorage open() {
    SandboxObjectStorage opened =
        new SandboxObjectStorage(
            world,
            data,
            store -> Optional.of(new WebhookTarget(receiver.uri(), Secret.of("token-" + store))),
            Clock.systemUTC(),
            SandboxStorageConfig.DEFAULTS);
    opened.start();
    return opened;
  }

  @BeforeEach
  void start() {
    server = open();
  }

  @AfterEach
  void stop() {
    server.close();
    clients.close();
    receiver.close();
  }

  @Override
  protected BucketNotifications notifications() {
    return server;
  }

  @Override
  protected StorageAccess access() {
    return server.ensureStore("edge");
  }

  @Override
  protected ObjectStorage storage() {
    return clients.open(access());
  }

  @Override
  protected String nextEvent() throws InterruptedException {
    return receiver.next().body();
  }

  private MinioClient client() {
    StorageAccess access = access();
    return MinioClient.builder()
        .endpoint(access.endpoint().toString())
        .credentials(access.accessKey(), access.secretKey().reveal())
        .region(access.region())
        .build();
  }

  @Test
  void aRestartKeepsPortKeysObjectsMetadataAndRules() throws Exception {
    StorageAccess before = access();
    StoredObject object = put("in/a.txt", "hello");
    server.replace(before, BUCKET, List.of("in/"));
    server.close();
    server = open();
    assertThat(access()).isEqualTo(before);
    assertThat(storage().stat(BUCKET, "in/a.txt")).contains(object);
    assertThat(storage().metadata(BUCKET, "in/a.txt")).containsEntry("levante-job", "job-1");
    put("in/b.txt", "x");
    assertThat(nextRecord().at("/s3/object/key").textValue()).isEqualTo("in%2Fb.txt");
  }

  @Test
  void anEventCarriesTheTokenOfItsStoreAndTheObjectsMetadata() throws Exception {
    put("before", "x");
    server.replace(access(), BUCKET, List.of(""));
    put("in/a.txt", "hello");
    Receiver.Post post = receiver.next();
    assertThat(post.authorization()).isEqualTo("Bearer token-edge");
    assertThat(post.body())
        .contains("\"EventName\":\"s3:ObjectCreated:Put\"")
        .contains("\"Key\":\"pictures/in/a.txt\"")
        .contains("\"X-Amz-Meta-levante-job\":\"job-1\"");
  }

  @Test
  void anEventThatIsNotTakenAtOnceIsPostedAgain() throws Exception {
    put("before", "x");
    server.replace(access(), BUCKET, List.of(""));
    receiver.failNext(2);
    put("in/a.txt", "hello");
    assertThat(nextRecord().at("/s3/object/key").textValue()).isEqualTo("in%2Fa.txt");
  }

  @Test
  void aMultipartUploadIsOneObjectAndOneEvent() throws Exception {
    put("before", "x");
    server.replace(access(), BUCKET, List.of(""));
    Path large = Files.write(data.resolveSibling(data.getFileName() + "-l"), new byte[17 << 20]);
    StoredObject object =
        storage().upload(BUCKET, "in/large", large, "video/mp4", java.util.Map.of());
    Files.delete(large);
    JsonNode record = nextRecord();
    assertThat(record.get("eventName").textValue())
        .isEqualTo("s3:ObjectCreated:CompleteMultipartUpload");
    assertThat(record.at("/s3/object/eTag").textValue()).isEqualTo(object.eTag());
    assertThat(receiver.isQuiet()).isTrue();
    assertThat(storage().list(BUCKET, "", Optional.empty(), 10).objects()).hasSize(2);
  }

  @Test
  void aCopyIsAnObjectAndAnEvent() throws Exception {
    put("in/a.txt", "hello");
    server.replace(access(), BUCKET, List.of("copy/"));
    client()
        .copyObject(
            CopyObjectArgs.builder()
                .bucket(BUCKET)
                .object("copy/b.txt")
                .source(CopySource.builder().bucket(BUCKET).object("in/a.txt").build())
                .build());
    assertThat(nextRecord().get("eventName").textValue()).isEqualTo("s3:ObjectCreated:Copy");
    assertThat(storage().metadata(BUCKET, "copy/b.txt")).containsEntry("levante-job", "job-1");
  }

  @Test
  void aRangeOfAnObjectIsRead() throws Exception {
    put("in/a.txt", "0123456789");
    try (var in =
        client()
            .getObject(
                GetObjectArgs.builder()
                    .bucket(BUCKET)
                    .object("in/a.txt")
                    .offset(3L)
                    .length(4L)
                    .build())) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("3456");
    }
  }

  @Test
  void aStreamOfUnknownLengthIsTaken() throws Exception {
    put("before", "x");
    client()
        .putObject(
            PutObjectArgs.builder().bucket(BUCKET).object("stream").stream(
                    new ByteArrayInputStream(new byte[6 << 20]), -1, 5 << 20)
                .build());
    assertThat(storage().stat(BUCKET, "stream").orElseThrow().size()).isEqualTo(6 << 20);
  }

  @Test
  void foldersAreListedOnceEachAcrossPages() throws Exception {
    for (String key : List.of("a/1", "a/2", "b/1", "c", "d/1", "d/2")) {
      put(key, "x");
    }
    List<String> names = new ArrayList<>();
    for (var item :
        client().listObjects(ListObjectsArgs.builder().bucket(BUCKET).maxKeys(2).build())) {
      Item found = item.get();
      names.add(found.objectName());
    }
    assertThat(names).containsExactlyInAnyOrder("a/", "b/", "c", "d/");
  }

  @Test
  void oneStoreDoesNotSeeAnothersBuckets() throws Exception {
    put("in/a.txt", "hello");
    ObjectStorage other = clients.open(server.ensureStore("cloud"));
    assertThat(other.buckets()).isEmpty();
    assertThat(server.bucketsOf("edge")).containsExactly(BUCKET);
    assertThat(server.stores()).containsExactly("cloud", "edge");
  }

  @Test
  void aDeletedStoreIsGoneWithItsKeysAndFiles() throws Exception {
    put("in/a.txt", "hello");
    StorageAccess gone = access();
    server.deleteStore("edge");
    server.deleteStore("edge");
    assertThat(server.stores()).isEmpty();
    assertThat(data.resolve("edge")).doesNotExist();
    LevanteException thrown =
        catchThrowableOfType(LevanteException.class, () -> clients.open(gone).buckets());
    assertThat(thrown.code()).isEqualTo(ErrorCode.STORAGE_REFUSED);
    assertThat(server.ensureStore("edge").accessKey()).isNotEqualTo(gone.accessKey());
    assertThat(storage().buckets()).isEmpty();
  }

  @Test
  void whatACrashLeftOfAnUploadIsNoObjectAndIsRemoved() throws Exception {
    put("in/a.txt", "hello");
    Path half = data.resolve("edge/" + BUCKET + "/tmp/half");
    Files.writeString(half, "half an upl");
    server.close();
    server = open();
    assertThat(half).doesNotExist();
    assertThat(storage().list(BUCKET, "", Optional.empty(), 10).objects()).hasSize(1);
  }

  @Test
  void aPortThatIsTakenIsSaid() throws Exception {
    int port = server.endpoint().getPort();
    try (SandboxObjectStorage second =
        new SandboxObjectStorage(
            Worlds.empty(),
            Files.createDirectory(data.resolveSibling(data.getFileName() + "-2")),
            store -> Optional.empty(),
            Clock.systemUTC(),
            SandboxStorageConfig.DEFAULTS.onPort(port))) {
      LevanteException thrown = catchThrowableOfType(LevanteException.class, second::start);
      assertThat(thrown.code()).isEqualTo(ErrorCode.STORAGE_UNREACHABLE);
      assertThat(thrown).hasMessageContaining(Integer.toString(port));
    }
  }

  @Test
  void anIdleListenerHasFewThreads() {
    long threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("S3Proxy-Jetty"))
            .count();
    assertThat(threads).isBetween(1L, 10L);
  }
}
