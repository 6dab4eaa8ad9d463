package levante.oscar.storage;

/** Opens object storages; cheap to call, clients are kept by access. */
public interface ObjectStorages {
  /** A client for that storage; no call is made yet. */
  ObjectStorage open(StorageAccess access);
}
