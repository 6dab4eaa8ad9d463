package levante.oscar.bucket;

import java.util.List;

/**
 * What goes with a bucket, and what keeps it from going.
 *
 * @param objects counted
 * @param bytes of those that were counted
 * @param more whether there are more than were counted
 * @param users a few words for each service that reads from it or writes to it, by its name
 */
public record BucketContent(long objects, long bytes, boolean more, List<String> users) {
  public BucketContent {
    users = List.copyOf(users);
  }
}
