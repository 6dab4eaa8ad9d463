package levante.provisioner.adapter.jclouds;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.adapter.jclouds.lines.LineFields;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudId;

/**
 * Who asks which OpenStack: a line {@code type = OpenStack} of IM's authorization header.
 *
 * @param keystone with its {@code /v3}
 * @param region the one that is used; empty for all that the catalogue names
 */
record OpenStackAccount(CloudId id, URI keystone, SignIn signIn, Optional<String> region) {
  /** IM's type of such a line. */
  static final String TYPE = "OpenStack";

  private static final String DEFAULT_DOMAIN = "Default";

  /**
   * How a token is had; the password is the application credential's secret or OIDC's token too.
   */
  record SignIn(Method method, String user, Secret password, String tenant, String domain) {
    SignIn {
      Objects.requireNonNull(method, "method");
    }
  }

  /** IM's {@code auth_version}. */
  enum Method {
    PASSWORD("3.x_password"),
    APPLICATION_CREDENTIAL("3.x_appcred"),
    /** User is the identity provider, tenant the protocol, domain the project. */
    OIDC("3.x_oidc_access_token");

    private final String word;

    Method(String word) {
      this.word = word;
    }

    static Method of(LineFields fields, String word) {
      for (Method method : values()) {
        if (method.word.equals(word)) {
          return method;
        }
      }
      throw fields.refused(
          "auth_version '%s' is not served; it may be %s"
              .formatted(word, List.of(values()).stream().map(one -> one.word).toList()));
    }
  }

  /**
   * Reads a line.
   *
   * @throws LevanteException INVALID_REQUEST that names what is missing
   */
  static OpenStackAccount of(CloudCredential line) {
    LineFields fields = new LineFields(TYPE, line);
    Method method = Method.of(fields, fields.plain("auth_version").orElse(Method.PASSWORD.word));
    String tenant =
        method == Method.APPLICATION_CREDENTIAL
            ? fields.plain("tenant").orElse("")
            : fields.required("tenant");
    return new OpenStackAccount(
        fields.cloud(),
        keystone(fields),
        new SignIn(
            method,
            fields.required("username"),
            fields.requiredSecret("password"),
            tenant,
            fields.plain("domain").orElse(DEFAULT_DOMAIN)),
        fields.plain("service_region"));
  }

  private static URI keystone(LineFields fields) {
    String host = fields.required("host");
    String bare = host.endsWith("/") ? host.substring(0, host.length() - 1) : host;
    return fields.url(
        bare.endsWith("/v3") ? bare : bare + "/v3",
        "host is to be Keystone's URL, such as https://keystone.example.org:5000/v3");
  }
}
