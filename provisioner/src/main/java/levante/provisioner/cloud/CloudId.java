package levante.provisioner.cloud;

import java.util.regex.Pattern;

/** Names one cloud account that machines are bought from, such as {@code sandbox}. */
public record CloudId(String value) implements Comparable<CloudId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public CloudId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalStateException("'%s' does not match %s".formatted(value, FORM));
    }
  }

  @Override
  public int compareTo(CloudId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
