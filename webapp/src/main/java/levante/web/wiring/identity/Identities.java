package levante.web.wiring.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import levante.web.adapter.oidc.OidcIdentityProvider;
import levante.web.identity.IdentityStore;
import levante.web.identity.IdentityTokens;
import levante.web.identity.WelcomeIdentity;
import levante.web.page.signin.ProviderDoor;
import levante.web.security.Authenticator.ForeignTokens;

/** Makes what people who have an identity elsewhere come in by. */
public final class Identities {
  private Identities() {}

  /** The way in for browsers; closed without settings. */
  public static ProviderDoor door(
      Optional<IdentitySettings> settings, IdentityStore store, SecureRandom random, Clock clock) {
    return new ProviderDoor(
        settings.map(
            one ->
                new ProviderDoor.Open(
                    one.name(),
                    new OidcIdentityProvider(one.client(), clock),
                    new WelcomeIdentity(store, one.admission(), random, clock))));
  }

  /** The same for programs, which bring access tokens; each is remembered for {@code memory}. */
  public static ForeignTokens tokens(ProviderDoor door, Duration memory, Clock clock) {
    return door.open()
        .<ForeignTokens>map(
            open -> new IdentityTokens(open.provider(), open.welcome(), memory, clock))
        .orElse(ForeignTokens.NONE);
  }
}
