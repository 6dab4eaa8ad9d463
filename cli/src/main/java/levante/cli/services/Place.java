package levante.cli.services;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.cli.client.Calls;
import levante.cli.failure.CliFailure;

/** An object, or a folder of them, written {@code CLUSTER:BUCKET/KEY}. */
record Place(String cluster, String bucket, String key) {
  private static final Pattern FORM = Pattern.compile("([^:/]+):([^/]+)(?:/(.*))?");

  /**
   * Reads one; without a key it is the bucket.
   *
   * @throws CliFailure USAGE when it is of another form
   */
  static Place of(String written) {
    Matcher matcher = FORM.matcher(written);
    if (!matcher.matches()) {
      throw new CliFailure(
          CliFailure.USAGE, "'%s' is not like CLUSTER:BUCKET/KEY".formatted(written));
    }
    return new Place(
        matcher.group(1), matcher.group(2), matcher.group(3) == null ? "" : matcher.group(3));
  }

  /** The same with a file's name where the key is a folder. */
  Place holding(String file) {
    return isFolder() ? new Place(cluster, bucket, key + file) : this;
  }

  /** Whether it is no object. */
  boolean isFolder() {
    return key.isEmpty() || key.endsWith("/");
  }

  /** The last part of the key. */
  String fileName() {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  /** The server's path of it. */
  String path() {
    return "/buckets/%s/%s/object?key=%s"
        .formatted(Calls.encode(cluster), Calls.encode(bucket), Calls.encode(key));
  }

  @Override
  public String toString() {
    return "%s:%s/%s".formatted(cluster, bucket, key);
  }
}
