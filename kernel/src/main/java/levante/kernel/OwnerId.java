package levante.kernel;

import java.util.regex.Pattern;

/**
 * Who owns an infrastructure, a service or a job: the name of a user. One owner never sees
 * another's.
 */
public record OwnerId(String value) implements Comparable<OwnerId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  public OwnerId {
    if (!FORM.matcher(value).matches()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "'%s' does not match %s".formatted(value, FORM));
    }
  }

  @Override
  public int compareTo(OwnerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
