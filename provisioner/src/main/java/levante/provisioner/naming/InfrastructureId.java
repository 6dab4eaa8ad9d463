package levante.provisioner.naming;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;

/**
 * Names one infrastructure: the text of a UUID. What is made for it elsewhere carries the first six
 * hex digits in its name, so that it can be found again without a database.
 */
public record InfrastructureId(String value) implements Comparable<InfrastructureId> {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern LABEL = Pattern.compile("[a-z]([a-z0-9-]{0,46}[a-z0-9])?");

  /** A text of another form names no infrastructure: INFRASTRUCTURE_NOT_FOUND. */
  public InfrastructureId {
    if (!FORM.matcher(value).matches()) {
      throw new LevanteException(
          ErrorCode.INFRASTRUCTURE_NOT_FOUND, "'%s' names no infrastructure".formatted(value));
    }
  }

  /** The same owner and the same key give the same infrastructure, however often. */
  public static InfrastructureId from(OwnerId owner, String idempotencyKey) {
    byte[] name = (owner + "\n" + idempotencyKey).getBytes(StandardCharsets.UTF_8);
    return new InfrastructureId(UUID.nameUUIDFromBytes(name).toString());
  }

  /** An identity that nothing had before. */
  public static InfrastructureId random() {
    return new InfrastructureId(UUID.randomUUID().toString());
  }

  /** The six hex digits that are part of every name made for this infrastructure. */
  public String hex() {
    return value.substring(0, 6);
  }

  /** The cluster that a node template of this infrastructure becomes. */
  public ClusterId cluster(String nodeTemplate) {
    return new ClusterId(label(nodeTemplate) + "-" + hex());
  }

  /** The name of the object storage that a node template of this infrastructure becomes. */
  public String storage(String nodeTemplate) {
    return label(nodeTemplate) + "-" + hex();
  }

  /** The machine with that index, which is never used twice in this infrastructure. */
  public MachineId machine(String nodeTemplate, int index) {
    return new MachineId(label(nodeTemplate) + "-" + hex() + "-" + index);
  }

  /**
   * A node template's name as part of a DNS label: lower case, underscores as dashes.
   *
   * @throws LevanteException INVALID_REQUEST when no label can be made of it
   */
  public static String label(String nodeTemplate) {
    String label = nodeTemplate.toLowerCase(Locale.ROOT).replace('_', '-');
    if (!LABEL.matcher(label).matches()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "node template '%s' becomes part of machine names: begin with a letter, use letters,"
                  .formatted(nodeTemplate)
              + " digits, dashes and underscores, at most 48");
    }
    return label;
  }

  @Override
  public int compareTo(InfrastructureId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
