package levante.provisioner.cloud;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A disk that machines can be made of, as a cloud offers it in a region. What the cloud does not
 * say of it is empty.
 *
 * @param id what the cloud takes in a launch
 * @param distribution in lower case, such as {@code debian}
 * @param version such as {@code 12}
 * @param architecture in TOSCA's words, such as {@code x86_64} or {@code aarch64}
 */
public record Image(
    String id,
    String name,
    Optional<String> distribution,
    Optional<String> version,
    Optional<String> architecture) {
  /**
   * What a node template asks of its image; what is empty does not matter.
   *
   * @param image an id, a name, or IM's URL that ends with an id
   */
  public record Needs(
      Optional<String> image,
      Optional<String> distribution,
      Optional<String> version,
      Optional<String> architecture) {
    /** Any image would do. */
    public static final Needs ANY =
        new Needs(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Needs {
      Objects.requireNonNull(image, "image");
      Objects.requireNonNull(distribution, "distribution");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(architecture, "architecture");
    }

    /** Whether machines may be made of that image. */
    public boolean areMetBy(Image offered) {
      return image.map(wanted -> isNamed(offered, wanted)).orElse(true)
          && fits(distribution, offered.distribution())
          && fits(version, offered.version())
          && (offered.architecture().isEmpty() || fits(architecture, offered.architecture()));
    }

    private static boolean isNamed(Image offered, String wanted) {
      String last = wanted.substring(wanted.lastIndexOf('/') + 1);
      return last.equals(offered.id()) || last.equals(offered.name());
    }

    private static boolean fits(Optional<String> wanted, Optional<String> offered) {
      return wanted.isEmpty() || wanted.map(String::toLowerCase).equals(offered);
    }

    /** The one with the newest version, and of those the last by name. */
    public Optional<Image> bestOf(List<Image> offered) {
      return offered.stream()
          .filter(this::areMetBy)
          .max(
              Comparator.comparing((Image one) -> ordered(one.version().orElse("")))
                  .thenComparing(Image::name)
                  .thenComparing(Image::id));
    }

    /** So that 9 comes before 12. */
    private static String ordered(String version) {
      StringBuilder ordered = new StringBuilder();
      for (String part : version.split("\\.")) {
        ordered.append("0".repeat(Math.max(0, 6 - part.length()))).append(part).append('.');
      }
      return ordered.toString();
    }

    @Override
    public String toString() {
      return "%s %s %s %s"
          .formatted(
              image.orElse("any"),
              distribution.orElse(""),
              version.orElse(""),
              architecture.orElse(""))
          .replaceAll(" +", " ")
          .strip();
    }
  }

  public Image {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(distribution, "distribution");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(architecture, "architecture");
    if (id.isBlank()) {
      throw new IllegalStateException("image '%s' has no id".formatted(name));
    }
  }
}
