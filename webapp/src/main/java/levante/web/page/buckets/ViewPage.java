package levante.web.page.buckets;

import java.util.Optional;
import levante.web.page.boxes.Findings;
import levante.web.page.buckets.BucketPage.ObjectLine;
import levante.web.page.frame.Frame;
import levante.web.page.preview.Preview;
import levante.web.page.preview.Shown;

/**
 * A file, shown.
 *
 * @param preview of what is text; of what a browser shows by itself there is none
 * @param found what is in a picture
 */
public record ViewPage(
    Frame frame,
    String cluster,
    String bucket,
    ObjectLine object,
    Shown.Kind kind,
    Optional<Preview> preview,
    Findings found) {
  /** Where it lies. */
  public ObjectPlace place() {
    return new ObjectPlace(cluster, bucket, object.key());
  }
}
