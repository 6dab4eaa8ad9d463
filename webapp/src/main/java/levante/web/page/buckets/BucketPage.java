package levante.web.page.buckets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.web.page.export.Links;
import levante.web.page.frame.Address;
import levante.web.page.frame.Frame;

/** What is in a bucket. */
public record BucketPage(
    Frame frame, String cluster, String bucket, Objects objects, Optional<String> said) {
  /** One object. */
  public record ObjectLine(String key, String size, Instant modified) {}

  /**
   * One page of the objects.
   *
   * @param prefix that their keys begin with
   * @param next the key after which the next page begins
   */
  public record Objects(String prefix, List<ObjectLine> lines, Optional<String> next) {
    public Objects {
      lines = List.copyOf(lines);
    }
  }

  /** Its path. */
  public String path() {
    return path(cluster, bucket);
  }

  /** Of the page of a bucket. */
  public static String path(String cluster, String bucket) {
    return "/buckets/%s/%s".formatted(cluster, bucket);
  }

  /** Where all that begin with the prefix are had as a file. */
  public Links links() {
    return new Links(address());
  }

  /** Where an object of it lies. */
  public ObjectPlace place(ObjectLine line) {
    return new ObjectPlace(cluster, bucket, line.key());
  }

  /** The folder that the prefix is in. */
  public String folder() {
    return objects.prefix().substring(0, objects.prefix().lastIndexOf('/') + 1);
  }

  /** Where the next page is. */
  public Optional<String> older() {
    return objects.next().map(key -> address().with("after", key).text());
  }

  private Address address() {
    return Address.of(path()).with("prefix", objects.prefix());
  }
}
