package levante.oscar.adapter.minio;

import levante.kernel.Secret;
import levante.kernel.testbed.RealStore;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorageContract;
import levante.oscar.storage.StorageAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The same on a real MinIO, a new one for each test. */
@Tag("real")
class RealMinioObjectStorageIT extends ObjectStorageContract {
  private final MinioObjectStorages storages = new MinioObjectStorages(MinioConfig.DEFAULTS);
  private final RealStore minio = RealStore.start("127.0.0.1");

  @AfterEach
  void stop() {
    storages.close();
    minio.close();
  }

  /** Of the file system below it. */
  @Override
  protected int longestName() {
    return 255;
  }

  /** It has what is below, and finds it by its key, but lists it no more. */
  @Override
  protected boolean listsWhatIsBelowAnObject() {
    return false;
  }

  @Override
  protected ObjectStorage storage() {
    return storages.open(
        new StorageAccess(
            "real",
            minio.endpoint(),
            RealStore.ACCESS_KEY,
            Secret.of(RealStore.SECRET_KEY),
            "us-east-1",
            StorageAccess.Tls.VERIFIED,
            StorageAccess.Protocol.S3));
  }
}
