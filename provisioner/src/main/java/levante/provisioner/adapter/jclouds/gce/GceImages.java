package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import levante.provisioner.cloud.Image;

/**
 * The images that an account may use, in every region: its own, and the newest of each family of
 * the distributions. What is on one is said by the name of its family.
 */
final class GceImages {
  /**
   * One image, whose id is the path by which a launch names it.
   *
   * @param family empty when it is of none
   * @param gib the least that its disk must have
   * @param created as Google writes it, so that of one family the newest is the last
   */
  record Disk(Image image, String family, long gib, String created) {}

  private record Naming(String distribution, Pattern family) {
    Optional<String> version(String given) {
      Matcher matcher = family.matcher(given);
      return matcher.matches()
          ? Optional.of(matcher.group(1) + (matcher.groupCount() > 1 ? "." + matcher.group(2) : ""))
          : Optional.empty();
    }
  }

  /** The projects in which distributions publish. Source: Compute Engine, operating systems. */
  private static final List<String> PUBLISHERS =
      List.of("debian-cloud", "ubuntu-os-cloud", "rocky-linux-cloud", "almalinux-cloud");

  private static final List<Naming> NAMINGS =
      List.of(
          new Naming("debian", Pattern.compile("debian-(\\d+)(?:-arm64)?")),
          new Naming(
              "ubuntu", Pattern.compile("ubuntu-(\\d\\d)(\\d\\d)(?:-lts)?(?:-amd64|-arm64)?")),
          new Naming("rocky", Pattern.compile("rocky-linux-(\\d+)(?:-arm64)?")),
          new Naming("almalinux", Pattern.compile("almalinux-(\\d+)(?:-arm64)?")));

  private static final Pattern PATH =
      Pattern.compile(
          "projects/[a-z0-9.:-]+/global/images/(?:family/)?[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?");

  private static final Map<String, String> ARCHITECTURES =
      Map.of("ARM64", "aarch64", "X86_64", "x86_64");
  private static final String SCHEME = "gce://";

  private final List<Disk> all;

  private GceImages(List<Disk> all) {
    this.all = all;
  }

  /** One call for each publisher and one for the account's own, for each 500 images. */
  static GceImages offered(GceSession session, GceAccount account) {
    List<Disk> all = new ArrayList<>(read(session, "global/images", account));
    for (String publisher : PUBLISHERS) {
      all.addAll(
          newest(
              read(session, "projects/" + publisher + "/global/images", account).stream()
                  .filter(disk -> disk.image().distribution().isPresent())
                  .toList()));
    }
    all.sort(Comparator.comparing((Disk disk) -> disk.image().name()).thenComparing(GceImages::id));
    return new GceImages(List.copyOf(all));
  }

  private static String id(Disk disk) {
    return disk.image().id();
  }

  private static List<Disk> read(GceSession session, String path, GceAccount account) {
    return session.list(path, Map.of()).stream()
        .filter(image -> image.path("status").asText("READY").equals("READY"))
        .filter(image -> image.path("deprecated").path("state").asText().isEmpty())
        .map(GceImages::disk)
        .filter(disk -> disk.image().architecture().equals(Optional.of(account.architecture())))
        .toList();
  }

  static List<Disk> newest(List<Disk> published) {
    Map<String, Disk> newest = new TreeMap<>();
    published.forEach(
        disk ->
            newest.merge(
                disk.family(),
                disk,
                (one, other) -> one.created().compareTo(other.created()) < 0 ? other : one));
    return List.copyOf(newest.values());
  }

  static Disk disk(JsonNode image) {
    String family = image.path("family").asText();
    JsonNode labels = image.path("labels");
    return new Disk(
        new Image(
            path(image.path("selfLink").asText()),
            image.path("name").asText(),
            label(labels, "os_distro")
                .or(() -> named(family).map(Naming::distribution).findFirst()),
            label(labels, "os_version")
                .map(version -> version.replace('-', '.'))
                .or(() -> named(family).flatMap(one -> one.version(family).stream()).findFirst()),
            // Images of before there were others have none.
            Optional.of(ARCHITECTURES.getOrDefault(image.path("architecture").asText(), "x86_64"))),
        family,
        image.path("diskSizeGb").asLong(),
        image.path("creationTimestamp").asText());
  }

  private static String path(String link) {
    int start = link.indexOf("projects/");
    return start < 0 ? link : link.substring(start);
  }

  private static Optional<String> label(JsonNode labels, String key) {
    return Optional.of(labels.path(key).asText()).filter(text -> !text.isEmpty());
  }

  private static Stream<Naming> named(String family) {
    return NAMINGS.stream().filter(one -> one.family().matcher(family).matches());
  }

  List<Image> images() {
    return all.stream().map(Disk::image).toList();
  }

  /** The best of those that are listed; one that is named by its path need not be. */
  Optional<Disk> bestOf(GceSession session, Image.Needs needs) {
    return needs
        .bestOf(images())
        .flatMap(best -> all.stream().filter(disk -> disk.image().equals(best)).findFirst())
        .or(() -> needs.image().flatMap(wanted -> elsewhere(session, wanted)));
  }

  private Optional<Disk> elsewhere(GceSession session, String wanted) {
    String last = wanted.substring(wanted.lastIndexOf('/') + 1);
    return all.stream()
        .filter(disk -> disk.family().equals(last))
        .findFirst()
        .or(
            () ->
                Optional.of(path(wanted))
                    .filter(GceImages::isPath)
                    .flatMap(session::find)
                    .map(GceImages::disk));
  }

  private static boolean isPath(String text) {
    return PATH.matcher(text).matches();
  }

  /** The region or zone that IM's URL of an image names: {@code gce://us-central1/debian-12}. */
  static Optional<String> placeIn(String image) {
    return Optional.of(image)
        .filter(url -> url.startsWith(SCHEME) && url.indexOf('/', SCHEME.length()) > 0)
        .map(url -> url.substring(SCHEME.length(), url.indexOf('/', SCHEME.length())));
  }
}
