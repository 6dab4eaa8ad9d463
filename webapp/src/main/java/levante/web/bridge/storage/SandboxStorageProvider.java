package levante.web.bridge.storage;

import java.util.List;
import levante.oscar.adapter.sandbox.SandboxObjectStorage;
import levante.oscar.storage.StorageAccess;
import levante.provisioner.adapter.sandbox.SandboxCloudProvider;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.configure.ObjectStorageProvider;
import levante.provisioner.configure.StorageResult;
import levante.provisioner.configure.StorageSpec;
import levante.provisioner.naming.InfrastructureId;

/** Makes the object storages of clusters as stores of the sandbox's S3 server. */
public final class SandboxStorageProvider implements ObjectStorageProvider {
  private final SandboxObjectStorage storage;

  /** Over the sandbox's S3 server. */
  public SandboxStorageProvider(SandboxObjectStorage storage) {
    this.storage = storage;
  }

  @Override
  public boolean serves(CloudId cloud) {
    return cloud.equals(SandboxCloudProvider.ID);
  }

  @Override
  public StorageResult ensure(StorageSpec spec) {
    StorageAccess access = storage.ensureStore(spec.name());
    return new StorageResult.Ready(access.endpoint(), access.accessKey(), access.secretKey());
  }

  @Override
  public void delete(InfrastructureId infrastructure, String name) {
    storage.deleteStore(name);
  }

  @Override
  public List<String> list(InfrastructureId infrastructure) {
    String tag = "-" + infrastructure.hex();
    return storage.stores().stream().filter(name -> name.endsWith(tag)).toList();
  }
}
