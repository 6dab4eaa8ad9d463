package levante.provisioner.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import levante.provisioner.naming.InfrastructureId;
import org.junit.jupiter.api.Test;

/** What every object storage provider does. */
public abstract class ObjectStorageProviderContract {
  private final InfrastructureId id = InfrastructureId.random();
  private final StorageSpec spec = new StorageSpec(id.storage("store"), id, id.cluster("edge"));

  /** A provider without storages. */
  protected abstract ObjectStorageProvider provider();

  /** Lets time pass between two ticks. */
  protected abstract void letTimePass();

  private StorageResult.Ready ready() {
    for (int tick = 0; tick < 50; tick++) {
      Optional<StorageResult.Ready> ready =
          provider().ensure(spec).match(Optional::of, going -> Optional.empty());
      if (ready.isPresent()) {
        return ready.get();
      }
      letTimePass();
    }
    throw new AssertionError("still in progress");
  }

  @Test
  void aStorageAnswersWithKeysThatStayTheSame() {
    StorageResult.Ready first = ready();
    assertThat(first.secretKey().reveal()).isNotBlank();
    assertThat(ready()).isEqualTo(first);
  }

  @Test
  void aStorageIsListedForItsInfrastructureOnly() {
    ready();
    assertThat(provider().list(id)).containsExactly(spec.name());
    assertThat(provider().list(InfrastructureId.random())).isEmpty();
  }

  @Test
  void aDeletedStorageIsGoneAndDeletingItAgainIsNoError() {
    ready();
    provider().delete(id, spec.name());
    provider().delete(id, spec.name());
    assertThat(provider().list(id)).isEmpty();
  }
}
