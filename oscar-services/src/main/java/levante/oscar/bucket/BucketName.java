package levante.oscar.bucket;

import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.service.ServicePath;

/**
 * What a new bucket may be called. Source: Amazon S3, General purpose bucket naming rules; MinIO
 * refuses a dot beside a hyphen too.
 *
 * @param value checked; never one that is Levante's own
 */
public record BucketName(String value) {
  private static final int LEAST = 3;
  private static final int MOST = 63;
  private static final Pattern SIGNS = Pattern.compile("[a-z0-9.-]+");
  private static final Pattern ENDS = Pattern.compile("[a-z0-9].*[a-z0-9]");
  private static final Pattern DOTS = Pattern.compile(".*(\\.\\.|\\.-|-\\.).*");
  private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

  /** INVALID_REQUEST, whose message says the rule that is broken. */
  public BucketName {
    if (value.length() < LEAST || value.length() > MOST) {
      throw broken("has %d to %d characters, not %d".formatted(LEAST, MOST, value.length()));
    }
    if (!SIGNS.matcher(value).matches()) {
      throw broken("has only lower case letters, digits, dots and hyphens");
    }
    if (!ENDS.matcher(value).matches()) {
      throw broken("begins and ends with a letter or a digit");
    }
    if (DOTS.matcher(value).matches()) {
      throw broken("has no dot beside another dot or a hyphen");
    }
    if (ADDRESS.matcher(value).matches()) {
      throw broken("does not look like an IP address");
    }
    if (value.equals(ServicePath.RESERVED_BUCKET)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "'%s' is Levante's own".formatted(value));
    }
  }

  private static LevanteException broken(String rule) {
    return new LevanteException(ErrorCode.INVALID_REQUEST, "a bucket's name " + rule);
  }

  @Override
  public String toString() {
    return value;
  }
}
