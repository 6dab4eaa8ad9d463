package levante.provisioner.adapter.jclouds;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.adapter.sandbox.SandboxCloudProvider;
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

    static Method of(String word) {
      for (Method method : values()) {
        if (method.word.equals(word)) {
          return method;
        }
      }
      throw refused(
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
    Method method = Method.of(plain(line, "auth_version").orElse(Method.PASSWORD.word));
    String tenant =
        method == Method.APPLICATION_CREDENTIAL
            ? plain(line, "tenant").orElse("")
            : required(line, "tenant");
    return new OpenStackAccount(
        cloud(line),
        keystone(required(line, "host")),
        new SignIn(
            method,
            required(line, "username"),
            line.value("password").orElseThrow(() -> missing("password")),
            tenant,
            plain(line, "domain").orElse(DEFAULT_DOMAIN)),
        plain(line, "service_region"));
  }

  private static CloudId cloud(CloudCredential line) {
    CloudId id = new CloudId(line.id().orElse("openstack"));
    if (id.equals(SandboxCloudProvider.ID)) {
      throw refused("its id '%s' is the embedded cloud's own name".formatted(id));
    }
    return id;
  }

  private static URI keystone(String host) {
    String bare = host.endsWith("/") ? host.substring(0, host.length() - 1) : host;
    String url = bare.endsWith("/v3") ? bare : bare + "/v3";
    try {
      URI uri = URI.create(url);
      if (List.of("http", "https").contains(uri.getScheme()) && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException malformed) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "the OpenStack line's host is no URL", malformed);
    }
    throw refused("host is to be Keystone's URL, such as https://keystone.example.org:5000/v3");
  }

  private static Optional<String> plain(CloudCredential line, String key) {
    return line.value(key).map(Secret::reveal).filter(text -> !text.isBlank());
  }

  private static String required(CloudCredential line, String key) {
    return plain(line, key).orElseThrow(() -> missing(key));
  }

  private static LevanteException missing(String key) {
    return refused("'%s' is missing".formatted(key));
  }

  private static LevanteException refused(String why) {
    return new LevanteException(ErrorCode.INVALID_REQUEST, "a line of type OpenStack: " + why);
  }
}
