package levante.web.bridge.storage;

import java.util.List;
import levante.oscar.adapter.sandbox.SandboxObjectStorage;
import levante.oscar.storage.BucketNotifications;
import levante.oscar.storage.StorageAccess;

/** Sets the rules of the storages that Levante made: in the sandbox, or where they stand. */
public final class RaisedNotifications implements BucketNotifications {
  private final SandboxObjectStorage sandbox;
  private final BucketNotifications real;

  /** Of the two kinds. */
  public RaisedNotifications(SandboxObjectStorage sandbox, BucketNotifications real) {
    this.sandbox = sandbox;
    this.real = real;
  }

  @Override
  public void replace(StorageAccess storage, String bucket, List<String> prefixes) {
    boolean isSandbox = storage.endpoint().equals(sandbox.endpoint());
    (isSandbox ? sandbox : real).replace(storage, bucket, prefixes);
  }
}
