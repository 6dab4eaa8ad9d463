package levante.provisioner.adapter.jclouds.ec2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.provisioner.adapter.jclouds.failure.CloudFailure.Sort;
import levante.provisioner.cloud.Image;

/**
 * The images of one region: the account's own, and of Amazon's tens of thousands the newest of each
 * release that a distribution publishes by itself. EC2 says nothing of what is on an image but its
 * name.
 */
final class Amis {
  /**
   * One image.
   *
   * @param rootDevice the name by which a launch says how large the root disk is to be
   * @param gib the size that it has unless a launch says so; 0 when that is not known
   * @param created as EC2 writes it, so that the newest is the last
   */
  record Ami(Image image, String rootDevice, long gib, String created) {}

  private record Naming(String distribution, Pattern form) {}

  /** Debian, Canonical, Amazon, AlmaLinux, Rocky Linux. Source: their own pages on EC2. */
  private static final List<String> DISTRIBUTORS =
      List.of("136693071363", "099720109477", "137112412989", "764336703387", "792107900819");

  private static final List<String> NAMES =
      List.of(
          "debian-1?-*",
          "ubuntu/images/hvm-ssd*/ubuntu-*-server-*",
          "al2023-ami-2023.*",
          "AlmaLinux OS *",
          "Rocky-*-EC2-Base-*");

  private static final List<Naming> NAMINGS =
      List.of(
          new Naming("debian", Pattern.compile("debian-(\\d+)-(?:amd64|arm64)-\\d.*")),
          new Naming(
              "ubuntu",
              Pattern.compile("ubuntu/images/hvm-ssd[a-z0-9-]*/ubuntu-[a-z]+-(\\d+\\.\\d+)-.*")),
          new Naming("amazon", Pattern.compile("al(2023)-ami-2023\\..*")),
          new Naming("almalinux", Pattern.compile("AlmaLinux OS (\\d+)\\..*")),
          new Naming("rocky", Pattern.compile("Rocky-(\\d+)-EC2-Base-\\d.*")));

  private static final Map<String, String> EC2_ARCHITECTURES = Map.of("aarch64", "arm64");
  private static final Map<String, String> ARCHITECTURES = Map.of("arm64", "aarch64");
  private static final String SCHEME = "aws://";
  private static final String ID = "ami-";
  private static final int PAGE = 1000;

  private final List<Ami> all;

  private Amis(List<Ami> all) {
    this.all = all;
  }

  /** EC2's word for an architecture of TOSCA's. */
  static String ec2Architecture(String architecture) {
    return EC2_ARCHITECTURES.getOrDefault(architecture, architecture);
  }

  /** Two calls a page; one for a cloud that has not Amazon's many. */
  static Amis offered(Ec2Session session, Ec2Account account) {
    List<Ami> all = new ArrayList<>();
    if (account.host().isPresent()) {
      all.addAll(read(session, bootable(account)));
    } else {
      all.addAll(read(session, bootable(account).list("Owner", List.of("self"))));
      all.addAll(
          newest(
              read(session, bootable(account).list("Owner", DISTRIBUTORS).filter("name", NAMES))));
    }
    all.sort(Comparator.comparing((Ami ami) -> ami.image().name()).thenComparing(Amis::id));
    return new Amis(List.copyOf(all));
  }

  private static String id(Ami ami) {
    return ami.image().id();
  }

  private static Query bootable(Ec2Account account) {
    return Query.of("DescribeImages")
        .filter("state", List.of("available"))
        .filter("virtualization-type", List.of("hvm"))
        .filter("architecture", List.of(ec2Architecture(account.architecture())));
  }

  private static List<Ami> read(Ec2Session session, Query query) {
    return session.list(query, PAGE, "imagesSet").stream()
        .filter(image -> !image.text("platform").equals("windows"))
        .map(Amis::ami)
        .toList();
  }

  private static List<Ami> newest(List<Ami> published) {
    Map<String, Ami> newest = new TreeMap<>();
    for (Ami ami : published) {
      ami.image()
          .distribution()
          .ifPresent(
              name ->
                  newest.merge(
                      name + " " + ami.image().version().orElse(""),
                      ami,
                      (one, other) -> one.created().compareTo(other.created()) < 0 ? other : one));
    }
    return List.copyOf(newest.values());
  }

  static Ami ami(Ec2Answer answer) {
    String name = answer.given("name").orElse(answer.text("imageId"));
    String root = answer.text("rootDeviceName");
    Map<String, String> tags = answer.tags();
    String architecture = answer.text("architecture");
    return new Ami(
        new Image(
            answer.text("imageId"),
            name,
            Optional.ofNullable(tags.get("os_distro"))
                .or(() -> named(name).map(Naming::distribution)),
            Optional.ofNullable(tags.get("os_version")).or(() -> version(name)),
            Optional.of(ARCHITECTURES.getOrDefault(architecture, architecture))),
        root,
        answer.items("blockDeviceMapping").stream()
            .filter(disk -> disk.text("deviceName").equals(root))
            .mapToLong(disk -> disk.number("ebs", "volumeSize"))
            .findFirst()
            .orElse(0),
        answer.text("creationDate"));
  }

  private static Optional<Naming> named(String name) {
    return NAMINGS.stream().filter(one -> one.form().matcher(name).matches()).findFirst();
  }

  private static Optional<String> version(String name) {
    return named(name)
        .map(naming -> naming.form().matcher(name))
        .filter(Matcher::matches)
        .map(found -> found.group(1));
  }

  List<Image> images() {
    return all.stream().map(Ami::image).toList();
  }

  /** The best of those that are listed; one that is named by its id need not be. */
  Optional<Ami> bestOf(Ec2Session session, Image.Needs needs) {
    return needs
        .bestOf(images())
        .flatMap(best -> all.stream().filter(ami -> ami.image().equals(best)).findFirst())
        .or(() -> needs.image().flatMap(Amis::idIn).flatMap(id -> find(session, id)));
  }

  private static Optional<String> idIn(String image) {
    return Optional.of(image.substring(image.lastIndexOf('/') + 1)).filter(id -> id.startsWith(ID));
  }

  /** The region that IM's URL of an image names: {@code aws://region/ami-...}. */
  static Optional<String> regionIn(String image) {
    return Optional.of(image)
        .filter(url -> url.startsWith(SCHEME) && url.indexOf('/', SCHEME.length()) > 0)
        .map(url -> url.substring(SCHEME.length(), url.indexOf('/', SCHEME.length())));
  }

  private static Optional<Ami> find(Ec2Session session, String id) {
    try {
      return session
          .ask(Query.of("DescribeImages").list("ImageId", List.of(id)))
          .items("imagesSet")
          .stream()
          .map(Amis::ami)
          .findFirst();
    } catch (Ec2Failure failure) {
      if (failure.sort() == Sort.GONE) {
        return Optional.empty();
      }
      throw failure;
    }
  }
}
