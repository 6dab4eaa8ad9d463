package levante.web.page.clouds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;
import levante.web.page.plan.Bytes;
import levante.web.page.plan.Money;

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
  /** More than a person looks through; a cloud may have thousands of images. */
  private static final int MOST_ROWS = 100;

  /** The rows that are shown, of so many that fit. */
  public record Found<T>(List<T> rows, int count) {
    public Found {
      rows = List.copyOf(rows);
    }

    private static <T> Found<T> of(List<T> all, String query, Function<T, String> text) {
      List<String> words =
          Arrays.stream(query.toLowerCase(Locale.ROOT).split("\\s+", -1))
              .filter(word -> !word.isEmpty())
              .toList();
      List<T> fitting =
          all.stream()
              .filter(
                  one -> {
                    String lower = text.apply(one).toLowerCase(Locale.ROOT);
                    return words.stream().allMatch(lower::contains);
                  })
              .toList();
      return new Found<>(fitting.subList(0, Math.min(MOST_ROWS, fitting.size())), fitting.size());
    }
  }

  /** A size, in words. */
  public record SizeRow(
      String region, String name, int cpus, String memory, String disk, int gpus, String price) {}

  /** An image; {@code id} is what a template may name it by. */
  public record ImageRow(String region, String name, String id, String system) {}

  public OffersPage {
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(refusal, "refusal");
  }

  static OffersPage of(Frame frame, String name, String query, CloudProvider cloud) {
    List<SizeRow> sizes = new ArrayList<>();
    List<ImageRow> images = new ArrayList<>();
    for (Region region : cloud.regions()) {
      cloud.sizes(region).forEach(size -> sizes.add(row(region, size)));
      cloud.images(region).forEach(image -> images.add(row(region, image)));
    }
    return new OffersPage(
        frame,
        name,
        query,
        Found.of(sizes, query, SizeRow::toString),
        Found.of(images, query, ImageRow::toString),
        Optional.empty());
  }

  static OffersPage refused(Frame frame, String name, String query, Refusal refusal) {
    return new OffersPage(
        frame,
        name,
        query,
        new Found<>(List.of(), 0),
        new Found<>(List.of(), 0),
        Optional.of(refusal));
  }

  private static SizeRow row(Region region, MachineSize size) {
    return new SizeRow(
        region.name(),
        size.name(),
        size.cpus(),
        Bytes.inWords(size.memory().roundedUp()),
        Bytes.inWords(size.disk().roundedUp()),
        size.gpus(),
        size.pricing() == MachineSize.Pricing.UNKNOWN
            ? "price unknown"
            : Money.perHour(size.eurPerHour()));
  }

  private static ImageRow row(Region region, Image image) {
    String system =
        String.join(
            " ",
            image.distribution().orElse(""),
            image.version().orElse(""),
            image.architecture().orElse(""));
    return new ImageRow(region.name(), image.name(), image.id(), system.strip());
  }
}
