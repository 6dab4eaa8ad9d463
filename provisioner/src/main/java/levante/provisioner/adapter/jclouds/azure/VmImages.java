package levante.provisioner.adapter.jclouds.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.Region;

/**
 * The images of one region: the subscription's own, and of Azure's market the newest of each
 * release that a distribution publishes by itself. What is on an image is read off the names of its
 * offer and of its variant there.
 */
final class VmImages {
  /**
   * One image.
   *
   * @param reference how a launch names it: publisher, offer, sku and version, or an id
   * @param gib the size of its disk, below which no root disk may be; 0 when that is not known
   */
  record VmImage(Image image, Map<String, String> reference, long gib) {}

  /**
   * How a distribution calls its images: the version is the first group of the one or of the other.
   *
   * @param architecture in TOSCA's words
   */
  private record Naming(
      String distribution, String architecture, String publisher, Pattern offer, Pattern sku) {
    static Naming of(String words, String offer, String sku) {
      List<String> three = List.of(words.split(" "));
      return new Naming(
          three.get(0), three.get(1), three.get(2), Pattern.compile(offer), Pattern.compile(sku));
    }
  }

  /** Images of the second generation. Source: the distributions' own pages on Azure. */
  private static final List<Naming> NAMINGS =
      List.of(
          Naming.of("debian x86_64 Debian", "debian-(\\d+)", "\\d+-gen2"),
          Naming.of("debian aarch64 Debian", "debian-(\\d+)", "\\d+-arm64"),
          Naming.of("ubuntu x86_64 Canonical", "ubuntu-(\\d+_\\d+)-lts", "server"),
          Naming.of("ubuntu aarch64 Canonical", "ubuntu-(\\d+_\\d+)-lts", "server-arm64"),
          Naming.of(
              "ubuntu x86_64 Canonical", "0001-com-ubuntu-server-jammy", "(\\d+_\\d+)-lts-gen2"),
          Naming.of(
              "ubuntu aarch64 Canonical", "0001-com-ubuntu-server-jammy", "(\\d+_\\d+)-lts-arm64"),
          Naming.of("almalinux x86_64 almalinux", "almalinux-x86_64", "(\\d+)-gen2"),
          Naming.of("almalinux aarch64 almalinux", "almalinux-arm", "(\\d+)-arm-gen2"),
          Naming.of("rocky x86_64 resf", "rockylinux-x86_64", "(\\d+)-base"),
          Naming.of(
              "rocky aarch64 resf",
              "rockylinux-aarch64",
              "(?:rockylinux-aarch64-)?(\\d+)(?:-base)?"));

  /** The largest of theirs; Rocky's are smaller. Source: the distributions' own pages on Azure. */
  private static final long PUBLISHED_GIB = 30;

  private static final List<String> PARTS = List.of("publisher", "offer", "sku", "version");
  private static final String SCHEME = "azr://";
  private static final String PUBLISHERS =
      "/providers/Microsoft.Compute/locations/%s/publishers/%s/artifacttypes/vmimage/offers";
  private static final String VERSION = Arm.Kind.IMAGE.version();

  private final List<VmImage> all;

  private VmImages(List<VmImage> all) {
    this.all = all;
  }

  /** One call, one a distribution, and two for each release of each. */
  static VmImages offered(AzureSession session, Region region, String architecture) {
    List<VmImage> all = new ArrayList<>(own(session, region));
    for (Naming naming : NAMINGS) {
      if (naming.architecture().equals(architecture)) {
        all.addAll(published(session, region, naming));
      }
    }
    all.sort(
        Comparator.comparing((VmImage one) -> one.image().name())
            .thenComparing(one -> one.image().id()));
    return new VmImages(List.copyOf(all));
  }

  private static List<VmImage> own(AzureSession session, Region region) {
    return session.list(Arm.all(Arm.Kind.IMAGE)).stream()
        .filter(image -> Arm.region(image).equals(region))
        .filter(image -> disk(image).path("osType").asText().equals("Linux"))
        .map(VmImages::own)
        .toList();
  }

  private static JsonNode disk(JsonNode image) {
    return image.at("/properties/storageProfile/osDisk");
  }

  private static VmImage own(JsonNode image) {
    Map<String, String> tags = Arm.tags(image);
    String id = image.path("id").asText();
    return new VmImage(
        new Image(
            id,
            image.path("name").asText(),
            Optional.ofNullable(tags.get("os_distro")),
            Optional.ofNullable(tags.get("os_version")),
            Optional.ofNullable(tags.get("hw_architecture"))),
        Map.of("id", id),
        disk(image).path("diskSizeGB").asLong());
  }

  private static List<VmImage> published(AzureSession session, Region region, Naming naming) {
    String offers = PUBLISHERS.formatted(region, naming.publisher());
    List<VmImage> found = new ArrayList<>();
    for (String offer : names(session, Arm.versioned(offers, VERSION))) {
      Matcher inOffer = naming.offer().matcher(offer);
      if (inOffer.matches()) {
        String skus = offers + "/" + offer + "/skus";
        for (String sku : names(session, Arm.versioned(skus, VERSION))) {
          Matcher inSku = naming.sku().matcher(sku);
          if (inSku.matches()) {
            String release = (inOffer.groupCount() > 0 ? inOffer : inSku).group(1);
            newest(session, skus + "/" + sku + "/versions")
                .map(version -> List.of(naming.publisher(), offer, sku, version))
                .map(urn -> image(naming, urn, release.replace('_', '.')))
                .ifPresent(found::add);
          }
        }
      }
    }
    return found;
  }

  /** These lists are bare arrays, and not of pages. */
  private static List<String> names(AzureSession session, String path) {
    try {
      List<String> names = new ArrayList<>();
      session.ask(path).forEach(one -> names.add(one.path("name").asText()));
      return names;
    } catch (AzureFailure failure) {
      if (failure.sort() == AzureFailure.Sort.GONE) {
        // Not every publisher is in every region.
        return List.of();
      }
      throw failure.coded();
    }
  }

  private static Optional<String> newest(AzureSession session, String versions) {
    String last =
        Arm.with(Arm.with(Arm.versioned(versions, VERSION), "$top", "1"), "$orderby", "name desc");
    return names(session, last).stream().findFirst();
  }

  private static VmImage image(Naming naming, List<String> urn, String release) {
    String name = String.join(":", urn);
    return new VmImage(
        new Image(
            name,
            name,
            Optional.of(naming.distribution()),
            Optional.of(release),
            Optional.of(naming.architecture())),
        reference(urn),
        PUBLISHED_GIB);
  }

  private static Map<String, String> reference(List<String> urn) {
    Map<String, String> reference = new LinkedHashMap<>();
    for (int i = 0; i < PARTS.size(); i++) {
      reference.put(PARTS.get(i), urn.get(i));
    }
    return reference;
  }

  List<Image> images() {
    return all.stream().map(VmImage::image).toList();
  }

  /** The best of those that are listed; one that is named exactly need not be. */
  Optional<VmImage> bestOf(Image.Needs needs) {
    return needs
        .bestOf(images())
        .flatMap(best -> all.stream().filter(one -> one.image().equals(best)).findFirst())
        .or(() -> needs.image().flatMap(VmImages::named));
  }

  /**
   * An image by what it is called in a launch: {@code publisher:offer:sku:version} as Azure's own
   * tools write it, {@code azr://publisher/offer/sku/version} as IM does, or an id, of a gallery's
   * too.
   */
  static Optional<VmImage> named(String image) {
    if (image.startsWith("/subscriptions/")) {
      return Optional.of(unlisted(image, Map.of("id", image)));
    }
    List<String> urn =
        image.startsWith(SCHEME)
            ? List.of(image.substring(SCHEME.length()).split("/", -1))
            : List.of(image.split(":", -1));
    return urn.size() == PARTS.size() && urn.stream().noneMatch(String::isBlank)
        ? Optional.of(unlisted(String.join(":", urn), reference(urn)))
        : Optional.empty();
  }

  private static VmImage unlisted(String name, Map<String, String> reference) {
    return new VmImage(
        new Image(name, name, Optional.empty(), Optional.empty(), Optional.empty()), reference, 0);
  }

  /** What Azure wants to be told of who sells an image, if it is one that is sold, at 0 EUR too. */
  static Optional<Map<String, String>> plan(AzureSession session, Region region, VmImage image) {
    Map<String, String> of = image.reference();
    if (of.containsKey("id")) {
      return Optional.empty();
    }
    String sku =
        PUBLISHERS.formatted(region, of.get("publisher"))
            + "/%s/skus/%s/versions/".formatted(of.get("offer"), of.get("sku"));
    String version =
        of.get("version").equals("latest")
            ? newest(session, sku.substring(0, sku.length() - 1)).orElse("latest")
            : of.get("version");
    JsonNode plan = session.ask(Arm.versioned(sku + version, VERSION)).at("/properties/plan");
    return plan.path("name").asText("").isEmpty()
        ? Optional.empty()
        : Optional.of(
            Map.of(
                "publisher", plan.path("publisher").asText(),
                "product", plan.path("product").asText(),
                "name", plan.path("name").asText()));
  }
}
