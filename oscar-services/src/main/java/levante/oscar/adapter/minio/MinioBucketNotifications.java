package levante.oscar.adapter.minio;

import java.util.List;
import levante.oscar.storage.BucketNotifications;
import levante.oscar.storage.StorageAccess;

/**
 * Sets a bucket's rules to one shared webhook target, which MinIO's own configuration defines; so
 * no service ever needs a restart of MinIO.
 */
public final class MinioBucketNotifications implements BucketNotifications {
  /**
   * Rules for one target.
   *
   * @param arn the target's name, such as {@code arn:minio:sqs::levante:webhook}
   */
  public MinioBucketNotifications(MinioObjectStorages storages, String arn) {
    throw new UnsupportedOperationException(storages + arn);
  }

  @Override
  public void replace(StorageAccess storage, String bucket, List<String> prefixes) {
    throw new UnsupportedOperationException();
  }
}
