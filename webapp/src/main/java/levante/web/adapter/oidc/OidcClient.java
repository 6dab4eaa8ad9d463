package levante.web.adapter.oidc;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.Secret;

/**
 * What Levante is to a provider.
 *
 * @param issuer the provider, as it calls itself
 * @param id what it calls Levante
 * @param secret absent for a public client, which has but its proof key
 * @param scopes what is asked for; {@code openid} is among them
 * @param callback where it leads browsers back to
 * @param audiences access tokens that are for or of one of these are taken
 */
public record OidcClient(
    URI issuer,
    String id,
    Optional<Secret> secret,
    List<String> scopes,
    URI callback,
    List<String> audiences) {
  public OidcClient {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(callback, "callback");
    scopes = List.copyOf(scopes);
    audiences = List.copyOf(audiences);
  }
}
