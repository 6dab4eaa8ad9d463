package levante.provisioner.adapter.jclouds.azure;

import java.net.URI;
import java.util.List;
import java.util.Locale;
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
    LineFields fields = new LineFields(TYPE, line);
    if (line.value("client_id").isEmpty() && line.value("username").isPresent()) {
      throw fields.refused(
          "users with a password are not served; register an application (client_id)");
    }
    return new AzureAccount(
        fields.cloud(),
        fields.host("https://azure.example.org/").map(LineFields::folder),
        needed(fields, "subscription_id", SUBSCRIPTION),
        needed(fields, "tenant", TENANT),
        new Client(secret(fields, "client_id"), secret(fields, "secret")),
        fields.regions(REGION, FIRST_REGION),
        fields.architecture());
  }

  /** What manages its things; ends in a slash. */
  URI management() {
    return host.orElse(MANAGEMENT);
  }

  /** Where its tokens come from. */
  URI tokens() {
    return host.orElse(LOGIN).resolve("%s/oauth2/v2.0/token".formatted(tenant));
  }

  private static String needed(LineFields fields, String key, Pattern form) {
    String value = fields.required(key);
    String written = form == SUBSCRIPTION ? value.toLowerCase(Locale.ROOT) : value;
    if (!form.matcher(written).matches()) {
      throw fields.refused("'%s' has not the form of one".formatted(key));
    }
    return written;
  }

  private static Secret secret(LineFields fields, String key) {
    return Secret.of(fields.required(key));
  }
}
