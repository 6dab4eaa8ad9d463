package levante.web.wiring.identity;

import java.util.Objects;
import levante.web.adapter.oidc.OidcClient;
import levante.web.identity.Admission;

/**
 * An identity provider by which people may sign in.
 *
 * @param name as people know it
 * @param client what Levante is to it
 * @param admission whom Levante admits of those it knows
 */
public record IdentitySettings(String name, OidcClient client, Admission admission) {
  public IdentitySettings {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(admission, "admission");
    if (admission.admitted().isEmpty() && admission.admins().isEmpty()) {
      throw new IllegalArgumentException(
          "levante.oidc.admit is empty, so nobody could come in; write it like groups=biology,"
              + " or * for everybody whom the provider knows");
    }
    if (client.id().isEmpty()) {
      throw new IllegalArgumentException(
          "levante.oidc.client-id is empty; it is what the provider calls this Levante");
    }
    if (!isSafe(client)) {
      throw new IllegalArgumentException(
          "levante.oidc.issuer is '%s'; write it like https://aai.example.org/realms/lab"
              .formatted(client.issuer()));
    }
  }

  /** Without TLS only for what runs on the same machine. */
  private static boolean isSafe(OidcClient client) {
    String scheme = Objects.toString(client.issuer().getScheme(), "");
    String host = Objects.toString(client.issuer().getHost(), "");
    boolean here = host.equals("localhost") || host.startsWith("127.");
    return !host.isEmpty() && (scheme.equals("https") || (scheme.equals("http") && here));
  }
}
