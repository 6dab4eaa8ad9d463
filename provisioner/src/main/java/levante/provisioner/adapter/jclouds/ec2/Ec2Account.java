package levante.provisioner.adapter.jclouds.ec2;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.adapter.sandbox.SandboxCloudProvider;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Region;

/**
 * Who asks which EC2: a line {@code type = EC2} of IM's authorization header.
 *
 * @param host the endpoint of a cloud that speaks as EC2 does; empty for Amazon's own
 * @param regions those that are used, by name; one when there is a host
 * @param architecture of the sizes that are sold, in TOSCA's words
 */
record Ec2Account(
    CloudId id, Optional<URI> host, Keys keys, List<Region> regions, String architecture) {
  /** IM's type of such a line. */
  static final String TYPE = "EC2";

  /** Amazon's oldest region, and the one that its tools take when none is named. */
  private static final String FIRST_REGION = "us-east-1";

  /** A region's name becomes a part of a host's name. */
  private static final Pattern REGION = Pattern.compile("[a-z0-9](-?[a-z0-9]){1,40}");

  private static final Map<String, String> ARCHITECTURES =
      Map.of("x86_64", "x86_64", "amd64", "x86_64", "arm64", "aarch64", "aarch64", "aarch64");

  /** What signs; the token comes with keys that last some hours only. */
  record Keys(String access, Secret secret, Optional<Secret> token) {}

  Ec2Account {
    Objects.requireNonNull(id, "id");
    regions = List.copyOf(regions);
  }

  /**
   * Reads a line.
   *
   * @throws LevanteException INVALID_REQUEST that names what is missing
   */
  static Ec2Account of(CloudCredential line) {
    Optional<URI> host = plain(line, "host").map(Ec2Account::endpoint);
    List<Region> regions =
        Arrays.stream(plain(line, "region").orElse(FIRST_REGION).split(",", -1))
            .map(String::strip)
            .map(Ec2Account::region)
            .distinct()
            .sorted()
            .toList();
    if (host.isPresent() && regions.size() > 1) {
      throw refused("a host has one region");
    }
    String access = plain(line, "username").orElseThrow(() -> missing("username"));
    Secret secret = line.value("password").orElseThrow(() -> missing("password"));
    return new Ec2Account(
        cloud(line),
        host,
        new Keys(access, secret, line.value("token")),
        regions,
        architecture(plain(line, "architecture").orElse("x86_64")));
  }

  /** Where a region is asked. */
  URI endpoint(Region region) {
    return host.orElseGet(
        () ->
            URI.create(
                "https://ec2.%s.amazonaws.com%s/"
                    .formatted(region, region.name().startsWith("cn-") ? ".cn" : "")));
  }

  private static CloudId cloud(CloudCredential line) {
    CloudId id = new CloudId(line.id().orElse("ec2"));
    if (id.equals(SandboxCloudProvider.ID)) {
      throw refused("its id '%s' is the embedded cloud's own name".formatted(id));
    }
    return id;
  }

  private static Region region(String name) {
    if (!REGION.matcher(name).matches()) {
      throw refused("'%s' is no region; write it like %s".formatted(name, FIRST_REGION));
    }
    return new Region(name);
  }

  private static String architecture(String word) {
    return Optional.ofNullable(ARCHITECTURES.get(word))
        .orElseThrow(() -> refused("architecture is x86_64 or arm64, not '%s'".formatted(word)));
  }

  private static URI endpoint(String host) {
    try {
      URI uri = URI.create(host);
      if (List.of("http", "https").contains(uri.getScheme()) && uri.getHost() != null) {
        return uri.getPath().isEmpty() ? uri.resolve("/") : uri;
      }
    } catch (IllegalArgumentException malformed) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "the EC2 line's host is no URL", malformed);
    }
    throw refused("host is to be a URL, such as https://ec2.example.org:8788/");
  }

  private static Optional<String> plain(CloudCredential line, String key) {
    return line.value(key).map(Secret::reveal).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static LevanteException missing(String key) {
    return refused("'%s' is missing".formatted(key));
  }

  private static LevanteException refused(String why) {
    return new LevanteException(ErrorCode.INVALID_REQUEST, "a line of type EC2: " + why);
  }
}
