package levante.web.page.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.Region;

/** An image that a cloud offers; {@code id} is what a template may name it by. */
public record ImageRow(String region, String name, String id, String system) {
  /** Those of all regions that have the words. CLOUD_UNREACHABLE, CLOUD_CREDENTIALS_REFUSED. */
  public static Found<ImageRow> search(CloudProvider cloud, String query) {
    List<ImageRow> all = new ArrayList<>();
    for (Region region : cloud.regions()) {
      cloud.images(region).forEach(image -> all.add(of(region, image)));
    }
    return Found.of(
        all,
        query,
        row -> "%s %s %s %s".formatted(row.name(), row.system(), row.id(), row.region()));
  }

  static ImageRow of(Region region, Image image) {
    String system =
        String.join(
            " ",
            image.distribution().orElse(""),
            image.version().orElse(""),
            image.architecture().orElse(""));
    return new ImageRow(region.name(), image.name(), image.id(), system.strip());
  }

  /** What it puts into the field of a choice. */
  Fill fill(Choice choice) {
    SortedMap<String, String> properties = new TreeMap<>();
    properties.put(Choices.REGION, region);
    properties.put(Choices.IMAGE, id);
    return Fill.of(choice, properties);
  }
}
