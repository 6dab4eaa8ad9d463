package levante.provisioner.cloud;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/**
 * Something that a cloud keeps for an infrastructure besides its machines, and that has to be given
 * back. Ordered so that what stands earlier is to be given back earlier.
 *
 * @param id the cloud's own
 * @param about the machine that it belongs to, the label of the node template, or {@link
 *     #ALL_MACHINES}
 */
public record CloudObject(
    Kind kind, String id, Region region, InfrastructureId infrastructure, String about)
    implements Comparable<CloudObject> {
  /** What serves every machine of its infrastructure; no node template's label ends in a dash. */
  public static final String ALL_MACHINES = "machines-";

  private static final Comparator<CloudObject> ORDER =
      Comparator.comparing(CloudObject::kind)
          .thenComparing(CloudObject::about)
          .thenComparing(CloudObject::id);

  /** What it is, in the order of giving back: an address before the port that it leads to. */
  public enum Kind {
    FLOATING_IP,
    PORT,
    VOLUME,
    SECURITY_GROUP,
    KEY_PAIR;

    /** The word for a person. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  public CloudObject {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(infrastructure, "infrastructure");
    Objects.requireNonNull(about, "about");
  }

  /** The machine that it belongs to; empty when it serves several. */
  public Optional<MachineId> machine() {
    return MachineId.read(about);
  }

  /** Whether every machine of its infrastructure uses it, whatever node template it is of. */
  public boolean isForAll() {
    return kind == Kind.KEY_PAIR || about.equals(ALL_MACHINES);
  }

  @Override
  public int compareTo(CloudObject other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "%s %s of %s".formatted(kind.word(), id, about);
  }
}
