package levante.web.page.clouds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.config.CloudSettings;
import levante.provisioner.credential.StoredCloud;

/**
 * A way to sign in to a cloud, with a form of its own. Keys are those of the lines of IM's
 * authorization header. Source: docs/reference/clouds.md.
 *
 * @param id as it stands in URLs
 * @param fixed what the line says besides what is typed
 * @param enabled whether the operator lets users have any of these
 */
record Provider(
    String id,
    String title,
    String description,
    String type,
    Map<String, String> fixed,
    Predicate<CloudSettings> enabled,
    List<CloudField> fields) {
  private static final String METHOD = "auth_version";
  private static final String PASSWORD = "3.x_password";

  private static final CloudField HOST =
      CloudField.needed("host", "Keystone's URL", "Such as https://keystone.example.org:5000/v3.");

  private static final CloudField REGION =
      CloudField.text("service_region", "Region", "Empty: all that the site has.");

  /** All of them, in the order in which they are offered. */
  static final List<Provider> ALL =
      List.of(
          new Provider(
              "openstack",
              "OpenStack, by password",
              "A site of your institution, with your user there.",
              "OpenStack",
              Map.of(METHOD, PASSWORD),
              settings -> !settings.openStack().isEmpty(),
              List.of(
                  HOST,
                  CloudField.needed("username", "User", "Your name at the site."),
                  CloudField.secret("password", "Password", ""),
                  CloudField.needed(
                      "tenant", "Project", "Whose quota counts; some sites say tenant."),
                  CloudField.text(
                      "domain", "Domain", "Of user and project, by name. Empty: Default."),
                  REGION)),
          new Provider(
              "openstack-application",
              "OpenStack, by application credential",
              "Made at the site for one project, and revoked there; it does not hold your password.",
              "OpenStack",
              Map.of(METHOD, "3.x_appcred"),
              settings -> !settings.openStack().isEmpty(),
              List.of(
                  HOST,
                  CloudField.needed(
                      "username", "Id", "Of the application credential, 32 characters."),
                  CloudField.secret("password", "Secret", "That the site showed once."),
                  REGION)),
          new Provider(
              "openstack-token",
              "EGI Federated Cloud, by access token",
              "Or another OpenStack that takes tokens of OpenID Connect. A token that has expired is changed"
                  + " here, and what was made with the old one lives on.",
              "OpenStack",
              Map.of(METHOD, "3.x_oidc_access_token"),
              settings -> !settings.openStack().isEmpty(),
              List.of(
                  HOST,
                  CloudField.starting(
                      "username", "Identity provider", "As the site calls it.", "egi.eu"),
                  CloudField.starting("tenant", "Protocol", "As the site calls it.", "openid"),
                  CloudField.needed("domain", "Project", "By its id or its name."),
                  CloudField.secret("password", "Access token", "Of the provider."),
                  REGION)),
          new Provider(
              "ec2",
              "Amazon EC2",
              "Or another cloud that speaks as it does.",
              "EC2",
              Map.of(),
              settings -> !settings.ec2().isEmpty(),
              List.of(
                  CloudField.needed("username", "Access key", "Its id."),
                  CloudField.secret("password", "Secret key", ""),
                  new CloudField(
                      "token",
                      "Session token",
                      "Of keys that last some hours only.",
                      CloudField.Kind.SECRET,
                      false,
                      ""),
                  CloudField.starting(
                      "region", "Regions", "One or several, separated by commas.", "us-east-1"),
                  CloudField.text("architecture", "Architecture", "x86_64 (when empty) or arm64."),
                  CloudField.text("host", "Endpoint", "The URL of a cloud that is not Amazon's."))),
          new Provider(
              "gce",
              "Google Compute Engine",
              "A project of yours, by a service account that may make machines in it.",
              "GCE",
              Map.of(),
              settings -> !settings.gce().isEmpty(),
              List.of(
                  CloudField.needed("project", "Project", "Its id, such as my-lab-417."),
                  CloudField.needed(
                      "username",
                      "Service account",
                      "Its address, name@project.iam.gserviceaccount.com."),
                  new CloudField(
                      "password",
                      "Key",
                      "The JSON file that Google gives for the account, or the private key in it.",
                      CloudField.Kind.SECRET_LINES,
                      true,
                      ""),
                  CloudField.starting(
                      "region", "Regions", "One or several, separated by commas.", "us-central1"),
                  CloudField.text(
                      "zone",
                      "Zone",
                      "Only this one of the region. Empty: the next when one has no room."),
                  CloudField.text("architecture", "Architecture", "x86_64 (when empty) or arm64."),
                  CloudField.text("host", "Endpoint", "The URL of a cloud that is not Google's."))),
          new Provider(
              "azure",
              "Microsoft Azure",
              "A subscription, as an application that its directory knows and that has a role there.",
              "Azure",
              Map.of(),
              settings -> !settings.azure().isEmpty(),
              List.of(
                  CloudField.needed("subscription_id", "Subscription", "Its id."),
                  CloudField.needed("tenant", "Directory", "Its id or domain; also called tenant."),
                  CloudField.secret("client_id", "Application", "Its id; also called client."),
                  CloudField.secret("secret", "Secret", "The value of one of its client secrets."),
                  CloudField.starting(
                      "region", "Regions", "One or several, separated by commas.", "westeurope"),
                  CloudField.text("architecture", "Architecture", "x86_64 (when empty) or arm64."),
                  CloudField.text(
                      "host", "Endpoint", "The URL of a cloud that is not Microsoft's."))),
          new Provider(
              "inventory",
              "Machines that the operator lists",
              "Servers and boards that exist already and that everybody here may use.",
              "Inventory",
              Map.of(),
              settings -> !settings.inventories().isEmpty(),
              List.of(
                  CloudField.needed(
                      "inventory", "Inventory", "Its name, as the operator told you."))),
          new Provider(
              "machines",
              "Machines of yours",
              "Servers and boards that exist already and let you in by SSH.",
              "Inventory",
              Map.of(),
              settings -> !settings.inventoryNetworks().isEmpty(),
              List.of(
                  new CloudField(
                      "machines",
                      "Machines",
                      "A YAML list, such as: - { name: board-1, address: 192.168.10.11, user: pi, cpus: 4,"
                          + " memory: 8 GiB, architecture: arm64 }",
                      CloudField.Kind.LINES,
                      true,
                      ""),
                  new CloudField(
                      "private_key",
                      "Private key",
                      "Lets in to all of them; OpenSSH's form, without a passphrase.",
                      CloudField.Kind.SECRET_LINES,
                      true,
                      ""))));

  Provider {
    fixed = Map.copyOf(fixed);
    fields = List.copyOf(fields);
  }

  /** The one of that id; OBJECT_NOT_FOUND. */
  static Provider of(String id) {
    return ALL.stream()
        .filter(one -> one.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.OBJECT_NOT_FOUND, "there is no form called '%s'".formatted(id)));
  }

  /** The one whose form would have made that cloud; empty for one that none would have. */
  static Optional<Provider> of(StoredCloud cloud) {
    return ALL.stream()
        .filter(one -> one.type.equals(cloud.line().type()))
        .filter(one -> one.makes(cloud.shown()))
        .findFirst();
  }

  private boolean makes(Map<String, String> shown) {
    return fixed.getOrDefault(METHOD, PASSWORD).equals(shown.getOrDefault(METHOD, PASSWORD))
        && fields.stream()
            .filter(field -> field.required() && !field.kind().isSecret())
            .allMatch(field -> shown.containsKey(field.key()));
  }

  /** Whether the operator lets users have any of these. */
  boolean isEnabled(CloudSettings settings) {
    return enabled.test(settings);
  }
}
