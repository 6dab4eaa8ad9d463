package levante.web.bridge.storage;

import java.util.List;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.configure.ObjectStorageProvider;
import levante.provisioner.configure.StorageResult;
import levante.provisioner.configure.StorageSpec;
import levante.provisioner.naming.InfrastructureId;

/** Makes storages of the sandbox's clusters in the sandbox, and those of all others on them. */
public final class CloudStorageProviders implements ObjectStorageProvider, AutoCloseable {
  private final ObjectStorageProvider sandbox;
  private final RaisedStorageProvider real;

  /** Of the two kinds. */
  public CloudStorageProviders(ObjectStorageProvider sandbox, RaisedStorageProvider real) {
    this.sandbox = sandbox;
    this.real = real;
  }

  @Override
  public boolean serves(CloudId cloud) {
    return sandbox.serves(cloud) || real.serves(cloud);
  }

  @Override
  public StorageResult ensure(StorageSpec spec) {
    return of(spec.infrastructure()).ensure(spec);
  }

  private ObjectStorageProvider of(InfrastructureId infrastructure) {
    return real.isOn(infrastructure) ? real : sandbox;
  }

  @Override
  public void delete(InfrastructureId infrastructure, String name) {
    of(infrastructure).delete(infrastructure, name);
  }

  @Override
  public List<String> list(InfrastructureId infrastructure) {
    return of(infrastructure).list(infrastructure);
  }

  @Override
  public void close() {
    real.close();
  }
}
