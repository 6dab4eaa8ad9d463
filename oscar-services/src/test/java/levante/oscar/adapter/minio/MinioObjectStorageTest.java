package levante.oscar.adapter.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.oscar.adapter.sandbox.SandboxObjectStorage;
import levante.oscar.adapter.sandbox.SandboxStorageConfig;
import levante.oscar.adapter.sandbox.Worlds;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorageContract;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MinIO's client against the sandbox's object storage, over HTTP and with signatures. */
class MinioObjectStorageTest extends ObjectStorageContract {
  private final MinioObjectStorages storages = new MinioObjectStorages(MinioConfig.DEFAULTS);
  private SandboxObjectStorage server;
  private StorageAccess access;

  @TempDir Path data;

  @BeforeEach
  void serve() {
    server =
        new SandboxObjectStorage(
            Worlds.empty(),
            data,
            store -> Optional.empty(),
            Clock.systemUTC(),
            SandboxStorageConfig.DEFAULTS);
    server.start();
    access = server.ensureStore("edge");
  }

  @AfterEach
  void stop() {
    server.close();
    storages.close();
  }

  @Override
  protected ObjectStorage storage() {
    return storages.open(access);
  }

  private static ErrorCode codeOf(Runnable call) {
    return catchThrowableOfType(LevanteException.class, call::run).code();
  }

  private StorageAccess with(String accessKey, Secret secretKey, URI endpoint) {
    return new StorageAccess(
        "other",
        endpoint,
        accessKey,
        secretKey,
        access.region(),
        access.tls(),
        StorageAccess.Protocol.S3);
  }

  @Test
  void aWrongSecretIsRefusedInEveryCall() {
    ObjectStorage thief =
        storages.open(with(access.accessKey(), Secret.of("wrong"), access.endpoint()));
    assertThat(codeOf(thief::buckets)).isEqualTo(ErrorCode.STORAGE_REFUSED);
    assertThat(codeOf(() -> thief.ensureBucket("loot"))).isEqualTo(ErrorCode.STORAGE_REFUSED);
    assertThat(codeOf(() -> thief.list("loot", "", Optional.empty(), 1)))
        .isEqualTo(ErrorCode.STORAGE_REFUSED);
    assertThat(codeOf(() -> thief.stat("loot", "k"))).isEqualTo(ErrorCode.STORAGE_REFUSED);
  }

  @Test
  void anUnknownAccessKeyIsRefused() {
    ObjectStorage stranger = storages.open(with("nobody", Secret.of("nothing"), access.endpoint()));
    assertThat(codeOf(stranger::buckets)).isEqualTo(ErrorCode.STORAGE_REFUSED);
  }

  @Test
  void aStorageThatIsNotThereIsUnreachableAndNotEmpty() {
    ObjectStorage gone =
        storages.open(
            with(access.accessKey(), access.secretKey(), URI.create("http://127.0.0.1:1")));
    assertThat(codeOf(gone::buckets)).isEqualTo(ErrorCode.STORAGE_UNREACHABLE);
    assertThat(codeOf(() -> gone.list("bucket", "", Optional.empty(), 1)))
        .isEqualTo(ErrorCode.STORAGE_UNREACHABLE);
    assertThat(codeOf(() -> gone.stat("bucket", "k"))).isEqualTo(ErrorCode.STORAGE_UNREACHABLE);
  }

  @Test
  void aLargeFileGoesUpInPartsAndComesBackWhole() throws Exception {
    byte[] bytes = new byte[(17 << 20) + 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Path source = Files.write(data.resolveSibling(data.getFileName() + "-large"), bytes);
    storage().ensureBucket("large");
    StoredObject object =
        storage().upload("large", "in/video.mp4", source, "video/mp4", Map.of("a", "b"));
    Path target = data.resolveSibling(data.getFileName() + "-back");
    storage().download(object, target);
    assertThat(Files.mismatch(source, target)).isEqualTo(-1);
    assertThat(storage().stat("large", "in/video.mp4")).contains(object);
    assertThat(object.eTag()).endsWith("-2");
    assertThat(storage().metadata("large", "in/video.mp4")).containsEntry("a", "b");
    Files.delete(source);
    Files.delete(target);
  }

  @Test
  void rulesOfWhichOneCoversTheOtherBecomeOne() {
    assertThat(
            MinioBucketNotifications.withoutCovered(
                List.of("in/", "in/deep/", "out/", "in/deeper/")))
        .containsExactly("in/", "out/");
    assertThat(MinioBucketNotifications.withoutCovered(List.of("", "in/"))).containsExactly("");
  }
}
