package levante.provisioner.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a machine is equipped, besides its size: the same for all machines of a pool.
 *
 * @param needs what the size was chosen by, for a cloud whose machines are what they are; empty
 *     when only the size is known
 * @param network its name or id; empty for the cloud's first private one
 * @param publicKey an OpenSSH line whose owner may log in
 * @param userData for cloud-init; empty for none
 */
public record LaunchDetails(
    Image.Needs image,
    Optional<String> network,
    List<OpenPort> openPorts,
    List<Volume> volumes,
    Optional<String> publicKey,
    String userData,
    Optional<MachineNeeds> needs) {
  /** Nothing is asked for. */
  public static final LaunchDetails NONE =
      new LaunchDetails(
          Image.Needs.ANY,
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          "",
          Optional.empty());

  private static final int LAST_PORT = 65_535;

  /** What a port is open for. */
  public enum Protocol {
    TCP,
    UDP
  }

  /**
   * Ports that the outside may reach.
   *
   * @param from the network that may, such as {@code 0.0.0.0/0}
   */
  public record OpenPort(Protocol protocol, int first, int last, String from) {
    /** The whole internet. */
    public static final String ANYWHERE = "0.0.0.0/0";

    public OpenPort {
      Objects.requireNonNull(protocol, "protocol");
      Objects.requireNonNull(from, "from");
      if (first < 1 || last < first || last > LAST_PORT) {
        throw new IllegalStateException("ports %d to %d".formatted(first, last));
      }
    }

    /** Whether a template that names this has said who may reach the other. */
    boolean covers(OpenPort other) {
      return protocol == other.protocol && first <= other.first && other.last <= last;
    }
  }

  /**
   * A disk besides the root disk; it goes when its machine goes.
   *
   * @param name within the machine
   * @param location the folder where it is mounted; empty for a bare device
   */
  public record Volume(String name, int gib, Optional<String> location, String fileSystem) {
    /** When the template names none. */
    public static final String DEFAULT_FILE_SYSTEM = "ext4";

    public Volume {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(location, "location");
      Objects.requireNonNull(fileSystem, "fileSystem");
      if (gib < 1) {
        throw new IllegalStateException("volume '%s' of %d GiB".formatted(name, gib));
      }
    }
  }

  public LaunchDetails {
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(publicKey, "publicKey");
    Objects.requireNonNull(userData, "userData");
    openPorts = List.copyOf(openPorts);
    volumes = List.copyOf(volumes);
    // Rows of older versions have none.
    needs = Objects.requireNonNullElse(needs, Optional.empty());
  }

  /** The same equipment with these ports open too, of which those that are open already stay so. */
  public LaunchDetails opening(List<OpenPort> more) {
    List<OpenPort> all = new ArrayList<>(openPorts);
    more.stream()
        .filter(port -> openPorts.stream().noneMatch(one -> one.covers(port)))
        .forEach(all::add);
    return new LaunchDetails(image, network, all, volumes, publicKey, userData, needs);
  }

  /** The same equipment on machines that are to meet these needs, whatever their size. */
  public LaunchDetails meeting(MachineNeeds wanted) {
    return new LaunchDetails(
        image, network, openPorts, volumes, publicKey, userData, Optional.of(wanted));
  }

  /** The same equipment on machines of just the size that is asked for. */
  public LaunchDetails ofThatSize() {
    return new LaunchDetails(
        image, network, openPorts, volumes, publicKey, userData, Optional.empty());
  }

  /** The same equipment on a machine that lets that key in, which its user-data sees to. */
  public LaunchDetails reachedBy(String key, String cloudConfig) {
    return new LaunchDetails(
        image, network, openPorts, volumes, Optional.of(key), cloudConfig, needs);
  }
}
