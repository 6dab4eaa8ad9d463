package levante.provisioner.adapter.jclouds;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/**
 * The names and metadata by which Levante finds again what it made. What has no metadata carries
 * all in its name: {@code levante_<infrastructure>_<machine or node template>}.
 *
 * @param rest the machine, or the node template's label
 */
public record Marks(InfrastructureId infrastructure, String rest) {
  /** The key under which a thing names its infrastructure. */
  public static final String INFRASTRUCTURE = "levante-infrastructure";

  /** The key under which a thing names its machine, or whose it is else. */
  public static final String MACHINE = "levante-machine";

  private static final Pattern NAME = Pattern.compile("levante_([0-9a-f-]{36})_([a-z0-9-]+)");

  /** Those of a machine that is asked for. */
  public static Marks of(LaunchRequest request) {
    return new Marks(request.infrastructure(), request.id().value());
  }

  /** Read off a name, if it is one of ours. */
  public static Optional<Marks> read(String name) {
    Matcher matcher = NAME.matcher(name == null ? "" : name);
    return matcher.matches()
        ? Optional.of(new Marks(new InfrastructureId(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  /** Read off metadata, if they are ours. */
  public static Optional<Marks> read(Map<String, String> metadata) {
    return Optional.ofNullable(metadata.get(MACHINE))
        .flatMap(MachineId::read)
        .filter(machine -> metadata.containsKey(INFRASTRUCTURE))
        .map(
            machine ->
                new Marks(new InfrastructureId(metadata.get(INFRASTRUCTURE)), machine.value()));
  }

  /** All in one word. */
  public String name() {
    return "levante_" + infrastructure + "_" + rest;
  }

  /** By their keys. */
  public Map<String, String> metadata() {
    return Map.of(INFRASTRUCTURE, infrastructure.value(), MACHINE, rest);
  }

  /** What carries these marks. */
  public CloudObject object(CloudObject.Kind kind, String id, Region region) {
    return new CloudObject(kind, id, region, infrastructure, rest);
  }

  /** The machine, if it is one's. */
  public Optional<MachineId> machine() {
    return MachineId.read(rest);
  }
}
