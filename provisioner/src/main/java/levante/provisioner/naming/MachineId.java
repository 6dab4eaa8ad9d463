package levante.provisioner.naming;

import java.util.Optional;
import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Names one machine: {@code <node template>-<6 hex of its infrastructure>-<index>}, such as {@code
 * cloud-worker-7f3a2b-3}. Its node in the cluster has the same name. The index counts from 0 over
 * the whole infrastructure and is never used twice; it is IM's VM id.
 */
public record MachineId(String value) implements Comparable<MachineId> {
  private static final Pattern FORM =
      Pattern.compile("[a-z]([a-z0-9-]{0,46}[a-z0-9])?-[0-9a-f]{6}-(0|[1-9][0-9]{0,8})");

  /** A text of another form names no machine: MACHINE_NOT_FOUND. */
  public MachineId {
    if (!FORM.matcher(value).matches()) {
      throw new LevanteException(
          ErrorCode.MACHINE_NOT_FOUND, "'%s' names no machine".formatted(value));
    }
  }

  /** The machine that a text names, if it has a machine name's form. */
  public static Optional<MachineId> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new MachineId(text)) : Optional.empty();
  }

  /** The six hex digits of its infrastructure. */
  public String hex() {
    String stem = stem();
    return stem.substring(stem.lastIndexOf('-') + 1);
  }

  /** The number of the machine within its infrastructure. */
  public int index() {
    return Integer.parseInt(value.substring(value.lastIndexOf('-') + 1));
  }

  /** By infrastructure and template, then by number rather than by digits. */
  @Override
  public int compareTo(MachineId other) {
    int byStem = stem().compareTo(other.stem());
    return byStem != 0 ? byStem : Integer.compare(index(), other.index());
  }

  /** The label of its node template. */
  public String label() {
    String stem = stem();
    return stem.substring(0, stem.lastIndexOf('-'));
  }

  private String stem() {
    return value.substring(0, value.lastIndexOf('-'));
  }

  @Override
  public String toString() {
    return value;
  }
}
