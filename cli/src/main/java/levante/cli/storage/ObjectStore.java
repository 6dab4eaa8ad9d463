package levante.cli.storage;

import java.nio.file.Path;
import java.util.List;

/** One object storage. A failure is never an empty list; what is away is waited for. */
public interface ObjectStore {
  /** Puts a file; the same again is a new version of the same object. */
  void put(String bucket, String key, Path file);

  /** All keys below {@code prefix}, sorted. */
  List<String> list(String bucket, String prefix);

  /** Writes an object into {@code file}, over what is there. */
  void get(String bucket, String key, Path file);

  /** How to reach one. */
  record Access(String endpoint, String accessKey, levante.kernel.Secret secretKey) {}

  /** Makes clients. */
  @FunctionalInterface
  interface Connector {
    /** A client of the storage behind {@code access}. */
    ObjectStore connect(Access access);
  }
}
