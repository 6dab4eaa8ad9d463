package levante.web.page.buckets;

import java.util.Optional;
import levante.web.page.buckets.BucketPage.ObjectLine;
import levante.web.page.frame.Frame;
import levante.web.page.preview.Preview;
import levante.web.page.preview.Shown;

/**
 * A file, shown.
 *
 * @param preview of what is text; of what a browser shows by itself there is none
 */
public record ViewPage(
    Frame frame,
    String cluster,
    String bucket,
    ObjectLine object,
    Shown.Kind kind,
    Optional<Preview> preview) {
  /** Of its bucket's page. */
  public String path() {
    return BucketPage.path(cluster, bucket);
  }

  /** Where its bucket's page has the files beside it. */
  public String folder() {
    String key = object.key();
    return "%s?prefix=%s"
        .formatted(path(), BucketPage.encoded(key.substring(0, key.lastIndexOf('/') + 1)));
  }

  /** The last part of its key. */
  public String name() {
    return object.key().substring(object.key().lastIndexOf('/') + 1);
  }

  /** Where it is told where it comes from, and what came of it. */
  public String history() {
    return "%s/history?key=%s".formatted(path(), BucketPage.encoded(object.key()));
  }

  /** Where it is downloaded. */
  public String download() {
    return BucketPage.objectPath(cluster, bucket, object.key());
  }

  /** Where the browser has its bytes, to show them. */
  public String content() {
    return "%s/view/content?key=%s".formatted(path(), BucketPage.encoded(object.key()));
  }
}
