package levante.provisioner.cloud;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/**
 * A machine as its cloud lists it: {@code state} is one of PENDING, RUNNING, STOPPED, FAILED and
 * DELETING; the other states are Levante's own knowledge.
 *
 * @param note what its cloud says of it, a sentence for a person; empty for nothing
 */
public record Machine(
    MachineId id,
    InfrastructureId infrastructure,
    Region region,
    MachineSize size,
    MachineState state,
    Optional<String> privateAddress,
    Optional<String> publicAddress,
    Instant launchedAt,
    String note) {
  public Machine {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(infrastructure, "infrastructure");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(privateAddress, "privateAddress");
    Objects.requireNonNull(publicAddress, "publicAddress");
    Objects.requireNonNull(launchedAt, "launchedAt");
    Objects.requireNonNull(note, "note");
  }
}
