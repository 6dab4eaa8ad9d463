package levante.provisioner.cloud;

import java.util.List;
import java.util.Objects;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/** One machine to buy. Its name makes the launch idempotent, its tags make it findable. */
public record LaunchRequest(
    MachineId id,
    InfrastructureId infrastructure,
    Region region,
    MachineSize size,
    Addressing addressing,
    LaunchDetails details) {
  /** Whether the machine gets an address that the internet reaches. */
  public enum Addressing {
    PRIVATE,
    PUBLIC
  }

  /** One mark on a cloud's object. */
  public record Tag(String key, String value) {}

  public LaunchRequest {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(infrastructure, "infrastructure");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(addressing, "addressing");
    Objects.requireNonNull(details, "details");
  }

  /** A machine about whose equipment nothing is asked. */
  public LaunchRequest(
      MachineId id,
      InfrastructureId infrastructure,
      Region region,
      MachineSize size,
      Addressing addressing) {
    this(id, infrastructure, region, size, addressing, LaunchDetails.NONE);
  }

  /** The tags that every cloud object of ours carries. */
  public List<Tag> tags() {
    return List.of(
        new Tag("levante-infrastructure", infrastructure.value()),
        new Tag("levante-machine", id.value()));
  }
}
