package levante.oscar.adapter.minio;

import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StorageAccess;

/**
 * Keeps one client for each storage access; all share one dispatcher without threads of its own.
 */
public final class MinioObjectStorages implements ObjectStorages {
  /** Clients with these bounds. */
  public MinioObjectStorages(MinioConfig config) {
    throw new UnsupportedOperationException(config.toString());
  }

  @Override
  public ObjectStorage open(StorageAccess access) {
    throw new UnsupportedOperationException(access.toString());
  }
}
