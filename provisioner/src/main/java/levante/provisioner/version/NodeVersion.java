package levante.provisioner.version;

import java.util.Objects;
import java.util.Optional;

/**
 * What a node runs, as its cluster lists it.
 *
 * @param version of its kubelet, such as {@code v1.34.1+k3s1}
 * @param upgrading whether it was emptied to become another version, and has not been let back
 */
public record NodeVersion(String version, boolean upgrading) {
  public NodeVersion {
    Objects.requireNonNull(version, "version");
  }

  /** The version, if it can be read. */
  public Optional<KubernetesVersion> read() {
    return KubernetesVersion.read(version);
  }
}
