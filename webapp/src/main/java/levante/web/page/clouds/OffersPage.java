package levante.web.page.clouds;

import java.util.Objects;
import java.util.Optional;
import levante.provisioner.cloud.CloudProvider;
import levante.web.page.choice.Found;
import levante.web.page.choice.ImageRow;
import levante.web.page.choice.SizeRow;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * The sizes and images that a cloud offers now.
 *
 * @param query words that each row shown has
 * @param sizes by region
 * @param images by region
 * @param refusal why the cloud did not answer
 */
public record OffersPage(
    Frame frame,
    String cloud,
    String query,
    Found<SizeRow> sizes,
    Found<ImageRow> images,
    Optional<Refusal> refusal) {
  public OffersPage {
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(refusal, "refusal");
  }

  static OffersPage of(Frame frame, String name, String query, CloudProvider cloud) {
    return new OffersPage(
        frame,
        name,
        query,
        SizeRow.search(cloud, query),
        ImageRow.search(cloud, query),
        Optional.empty());
  }

  static OffersPage refused(Frame frame, String name, String query, Refusal refusal) {
    return new OffersPage(frame, name, query, Found.none(), Found.none(), Optional.of(refusal));
  }
}
