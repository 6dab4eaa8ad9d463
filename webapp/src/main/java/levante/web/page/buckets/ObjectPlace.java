package levante.web.page.buckets;

import java.util.Objects;
import java.util.Optional;
import levante.web.page.frame.Address;
import levante.web.page.preview.Shown;

/**
 * Where an object lies, and the paths of its pages.
 *
 * @param storage the id of the cluster whose it is, or the address of one that is no cluster's
 */
public record ObjectPlace(String storage, String bucket, String key) {
  public ObjectPlace {
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(key, "key");
  }

  /** Whether it has pages: an address has a colon, and the id of a cluster has none. */
  public boolean isOfCluster() {
    return !storage.contains(":");
  }

  /** For people. */
  public String text() {
    return "%s:%s/%s".formatted(storage, bucket, key);
  }

  /** The last part of its key. */
  public String name() {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  /** Where its bucket's page has the files beside it. */
  public String folder() {
    return Address.of(BucketPage.path(storage, bucket))
        .with("prefix", key.substring(0, key.lastIndexOf('/') + 1))
        .text();
  }

  /** Where it is fetched, as a file to keep. */
  public String download() {
    return path("object");
  }

  /** Where it is shown; empty when it is only downloaded. */
  public Optional<String> view() {
    return Shown.of(key).map(any -> path("view"));
  }

  /** The path of the page that shows it, which is told its key. */
  public String pathOfView() {
    return BucketPage.path(storage, bucket) + "/view";
  }

  /** The path of the page of its history, which is told its key. */
  public String pathOfHistory() {
    return BucketPage.path(storage, bucket) + "/history";
  }

  /** Where the browser has its bytes, to show them. */
  public String content() {
    return path("view/content");
  }

  /** Where it is told where it comes from, and what came of it. */
  public String history() {
    return path("history");
  }

  private String path(String what) {
    return Address.of(BucketPage.path(storage, bucket) + "/" + what).with("key", key).text();
  }
}
