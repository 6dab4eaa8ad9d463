package levante.web.page.buckets;

import java.util.List;
import java.util.Optional;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/** Before files of a bucket are deleted. */
public record ObjectDeletionPage(
    Frame frame,
    String cluster,
    String bucket,
    String path,
    List<String> keys,
    Optional<Refusal> refusal) {
  public ObjectDeletionPage {
    keys = List.copyOf(keys);
  }
}
