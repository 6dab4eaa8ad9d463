package levante.provisioner.adapter.jclouds.azure;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
 * Who asks which Azure: a line {@code type = Azure} of IM's authorization header.
 *
 * @param host the endpoint of an Azure that is not Microsoft's public one, tokens included
 * @param subscription in lower case
 * @param tenant the directory that knows the client, by id or by domain
 * @param regions those that are used, by name
 * @param architecture of the sizes that are sold, in TOSCA's words
 */
record AzureAccount(
    CloudId id,
    Optional<URI> host,
    String subscription,
    String tenant,
    Client client,
    List<Region> regions,
    String architecture) {
  /** IM's type of such a line. */
  static final String TYPE = "Azure";

  /** Where IM launches when nothing else is said. */
  private static final String FIRST_REGION = "westeurope";

  private static final URI MANAGEMENT = URI.create("https://management.azure.com/");
  private static final URI LOGIN = URI.create("https://login.microsoftonline.com/");

  /** All three become parts of URLs. */
  private static final Pattern SUBSCRIPTION =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9](-?\\.?[A-Za-z0-9]){1,252}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9]{2,40}");

  private static final Map<String, String> ARCHITECTURES =
      Map.of("x86_64", "x86_64", "amd64", "x86_64", "arm64", "aarch64", "aarch64", "aarch64");

  /** An application that the directory knows, which proves itself by a secret. */
  record Client(Secret id, Secret secret) {}

  AzureAccount {
    Objects.requireNonNull(id, "id");
    regions = List.copyOf(regions);
  }

  /**
   * Reads a line.
   *
   * @throws LevanteException INVALID_REQUEST that names what is missing
   */
  static AzureAccount of(CloudCredential line) {
    if (line.value("client_id").isEmpty() && line.value("username").isPresent()) {
      throw refused("users with a password are not served; register an application (client_id)");
    }
    return new AzureAccount(
        cloud(line),
        plain(line, "host").map(AzureAccount::endpoint),
        needed(line, "subscription_id", SUBSCRIPTION),
        needed(line, "tenant", TENANT),
        new Client(secret(line, "client_id"), secret(line, "secret")),
        Arrays.stream(plain(line, "region").orElse(FIRST_REGION).split(",", -1))
            .map(String::strip)
            .map(AzureAccount::region)
            .distinct()
            .sorted()
            .toList(),
        architecture(plain(line, "architecture").orElse("x86_64")));
  }

  /** What manages its things; ends in a slash. */
  URI management() {
    return host.orElse(MANAGEMENT);
  }

  /** Where its tokens come from. */
  URI tokens() {
    return host.orElse(LOGIN).resolve("%s/oauth2/v2.0/token".formatted(tenant));
  }

  private static CloudId cloud(CloudCredential line) {
    CloudId id = new CloudId(line.id().orElse("azure"));
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
      URI uri = URI.create(host.endsWith("/") ? host : host + "/");
      if (List.of("http", "https").contains(uri.getScheme()) && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException malformed) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "the Azure line's host is no URL", malformed);
    }
    throw refused("host is to be a URL, such as https://azure.example.org/");
  }

  private static String needed(CloudCredential line, String key, Pattern form) {
    String value = plain(line, key).orElseThrow(() -> missing(key));
    String written = form == SUBSCRIPTION ? value.toLowerCase(Locale.ROOT) : value;
    if (!form.matcher(written).matches()) {
      throw refused("'%s' has not the form of one".formatted(key));
    }
    return written;
  }

  private static Secret secret(CloudCredential line, String key) {
    return plain(line, key).map(Secret::of).orElseThrow(() -> missing(key));
  }

  private static Optional<String> plain(CloudCredential line, String key) {
    return line.value(key).map(Secret::reveal).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static LevanteException missing(String key) {
    return refused("'%s' is missing".formatted(key));
  }

  private static LevanteException refused(String why) {
    return new LevanteException(ErrorCode.INVALID_REQUEST, "a line of type Azure: " + why);
  }
}
