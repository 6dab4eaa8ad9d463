package levante.provisioner.plan;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.Secret;
import levante.provisioner.configure.StorageSpec;

/**
 * An object storage that an infrastructure has or is about to have.
 *
 * @param access empty until it answers
 * @param explanation what it waits for, for a person; empty when there is nothing to say
 */
public record ManagedStorage(
    String nodeTemplate, StorageSpec spec, Optional<Access> access, String explanation) {
  /** How it is reached; the same for its life. */
  public record Access(URI endpoint, String accessKey, Secret secretKey) {}

  public ManagedStorage {
    Objects.requireNonNull(nodeTemplate, "nodeTemplate");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(access, "access");
    // Rows of older versions have none.
    explanation = Objects.requireNonNullElse(explanation, "");
  }

  /** One about which there is nothing to say. */
  public ManagedStorage(String nodeTemplate, StorageSpec spec, Optional<Access> access) {
    this(nodeTemplate, spec, access, "");
  }
}
