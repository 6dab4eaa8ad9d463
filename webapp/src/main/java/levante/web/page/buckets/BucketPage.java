package levante.web.page.buckets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.web.page.frame.Frame;
import levante.web.page.preview.Shown;

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

  /** Where an object is fetched. */
  public String pathOf(ObjectLine line) {
    return objectPath(cluster, bucket, line.key());
  }

  /** Where an object is shown; empty when it is only downloaded. */
  public Optional<String> viewOf(ObjectLine line) {
    return Shown.of(line.key()).map(any -> viewPath(cluster, bucket, line.key()));
  }

  /** Where it is told where an object comes from, and what came of it. */
  public String historyOf(ObjectLine line) {
    return "%s/history?key=%s".formatted(path(), encoded(line.key()));
  }

  /** Of the page that shows an object. */
  static String viewPath(String cluster, String bucket, String key) {
    return "%s/view?key=%s".formatted(path(cluster, bucket), encoded(key));
  }

  /** Where an object in the storage of a cluster is fetched. */
  public static String objectPath(String cluster, String bucket, String key) {
    return "%s/object?key=%s".formatted(path(cluster, bucket), encoded(key));
  }

  /** The folder that the prefix is in. */
  public String folder() {
    return objects.prefix().substring(0, objects.prefix().lastIndexOf('/') + 1);
  }

  /** Where the next page is. */
  public Optional<String> older() {
    return objects
        .next()
        .map(
            key ->
                "%s?prefix=%s&after=%s".formatted(path(), encoded(objects.prefix()), encoded(key)));
  }

  /** Of a key within a URL. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
