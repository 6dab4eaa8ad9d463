package levante.oscar.adapter.webdav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.kernel.testbed.RealWebdav;
import levante.oscar.adapter.http.HttpBounds;
import levante.oscar.adapter.http.HttpStorages;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorageContract;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same on Apache httpd's mod_dav, a new one for each test. */
@Tag("real")
class RealWebdavObjectStorageIT extends ObjectStorageContract {
  private final HttpStorages clients = new HttpStorages(HttpBounds.DEFAULTS);
  private final WebdavObjectStorages storages =
      new WebdavObjectStorages(clients, Clock.systemUTC());
  private final RealWebdav server = RealWebdav.start();

  @TempDir Path files;

  @AfterEach
  void stop() {
    clients.close();
    server.close();
  }

  /** Of the file system below it. */
  @Override
  protected int longestName() {
    return 255;
  }

  @Override
  protected boolean hasFoldersOnlyInNames() {
    return false;
  }

  @Override
  protected boolean tellsAsS3Does() {
    return false;
  }

  @Override
  protected ObjectStorage storage() {
    return storage(RealWebdav.PASSWORD);
  }

  private ObjectStorage storage(String password) {
    return storages.open(
        StorageAccess.of(
            StorageAccess.Protocol.WEBDAV,
            "webdav.real",
            server.endpoint(),
            RealWebdav.LOGIN,
            Secret.of(password)));
  }

  @Test
  void aWrongPasswordIsRefused() {
    LevanteException thrown =
        catchThrowableOfType(LevanteException.class, () -> storage("wrong").buckets());
    assertThat(thrown.code()).isEqualTo(ErrorCode.STORAGE_REFUSED);
  }

  @Test
  void aServerThatWasAwayIsAskedAgainAndHasLostNothing() throws Exception {
    storage().ensureBucket("lab");
    Path source = Files.writeString(files.resolve("source"), "hello");
    StoredObject object =
        storage().upload("lab", "in/a", source, "text/plain", Map.of("levante-job", "job-1"));
    server.kill();
    LevanteException thrown =
        catchThrowableOfType(
            LevanteException.class, () -> storage().list("lab", "", Optional.empty(), 1));
    assertThat(thrown.code()).isEqualTo(ErrorCode.STORAGE_UNREACHABLE);
    server.again();
    assertThat(storage().list("lab", "", Optional.empty(), 1).objects()).containsExactly(object);
    assertThat(storage().metadata("lab", "in/a")).containsEntry("levante-job", "job-1");
  }

  @Test
  void aLargeFileComesBackWhole() throws Exception {
    byte[] bytes = new byte[(17 << 20) + 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Path source = Files.write(files.resolve("source"), bytes);
    storage().ensureBucket("lab");
    StoredObject object = storage().upload("lab", "in/video.mp4", source, "video/mp4", Map.of());
    storage().download(object, files.resolve("back"));
    assertThat(Files.mismatch(source, files.resolve("back"))).isEqualTo(-1);
  }
}
