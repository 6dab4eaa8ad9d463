package levante.kernel;

import java.util.regex.Pattern;

/**
 * The name of a cluster, unique in one Levante: a DNS label such as {@code edge-7f3k2m}. It is the
 * segment of the URL {@code /oscar/{cluster}}.
 */
public record ClusterId(String value) implements Comparable<ClusterId> {
  private static final Pattern FORM = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  public ClusterId {
    if (!FORM.matcher(value).matches()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "'%s' does not match %s".formatted(value, FORM));
    }
  }

  @Override
  public int compareTo(ClusterId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
