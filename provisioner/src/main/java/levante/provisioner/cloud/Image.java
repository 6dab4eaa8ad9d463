package levante.provisioner.cloud;

import java.util.Objects;
import java.util.Optional;

/**
 * A disk that machines can be made of, as a cloud offers it in a region. What the cloud does not
 * say of it is empty.
 *
 * @param id what the cloud takes in a launch
 * @param distribution in lower case, such as {@code debian}
 * @param version such as {@code 12}
 * @param architecture in TOSCA's words, such as {@code x86_64} or {@code aarch64}
 */
public record Image(
    String id,
    String name,
    Optional<String> distribution,
    Optional<String> version,
    Optional<String> architecture) {
  public Image {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(distribution, "distribution");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(architecture, "architecture");
    if (id.isBlank()) {
      throw new IllegalStateException("image '%s' has no id".formatted(name));
    }
  }
}
