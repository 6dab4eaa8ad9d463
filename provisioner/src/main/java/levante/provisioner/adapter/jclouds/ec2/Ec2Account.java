package levante.provisioner.adapter.jclouds.ec2;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.adapter.jclouds.lines.LineFields;
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
    LineFields fields = new LineFields(TYPE, line);
    Optional<URI> host = fields.host("https://ec2.example.org:8788/");
    List<Region> regions = fields.regions(REGION, FIRST_REGION);
    if (host.isPresent() && regions.size() > 1) {
      throw fields.refused("a host has one region");
    }
    return new Ec2Account(
        fields.cloud(),
        host.map(uri -> uri.getPath().isEmpty() ? uri.resolve("/") : uri),
        new Keys(
            fields.required("username"), fields.requiredSecret("password"), fields.secret("token")),
        regions,
        fields.architecture());
  }

  /** Where a region is asked. */
  URI endpoint(Region region) {
    return host.orElseGet(
        () ->
            URI.create(
                "https://ec2.%s.amazonaws.com%s/"
                    .formatted(region, region.name().startsWith("cn-") ? ".cn" : "")));
  }
}
