package levante.provisioner.testing;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import levante.kernel.Secret;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.configure.ObjectStorageProvider;
import levante.provisioner.configure.StorageResult;
import levante.provisioner.configure.StorageSpec;
import levante.provisioner.naming.InfrastructureId;

/** Storages in memory; one answers at the second call. */
public final class FakeStorages implements ObjectStorageProvider {
  private final TreeMap<String, InfrastructureId> made = new TreeMap<>();
  private final TreeSet<String> begun = new TreeSet<>();

  @Override
  public boolean serves(CloudId cloud) {
    return true;
  }

  @Override
  public StorageResult ensure(StorageSpec spec) {
    made.put(spec.name(), spec.infrastructure());
    if (begun.add(spec.name())) {
      return new StorageResult.InProgress("starting");
    }
    return new StorageResult.Ready(
        URI.create("http://localhost:9000/" + spec.name()),
        "key-of-" + spec.name(),
        Secret.of("secret-of-" + spec.name()));
  }

  @Override
  public void delete(InfrastructureId infrastructure, String name) {
    made.remove(name);
    begun.remove(name);
  }

  @Override
  public List<String> list(InfrastructureId infrastructure) {
    return made.entrySet().stream()
        .filter(entry -> entry.getValue().equals(infrastructure))
        .map(Map.Entry::getKey)
        .toList();
  }
}
