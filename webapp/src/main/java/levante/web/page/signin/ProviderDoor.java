package levante.web.page.signin;

import java.util.Objects;
import java.util.Optional;
import levante.web.identity.IdentityProvider;
import levante.web.identity.WelcomeIdentity;

/**
 * The way in by an identity provider.
 *
 * @param open absent where none is configured
 */
public record ProviderDoor(Optional<Open> open) {
  /**
   * A provider that is configured.
   *
   * @param name as people know it
   */
  public record Open(String name, IdentityProvider provider, WelcomeIdentity welcome) {}

  public ProviderDoor {
    Objects.requireNonNull(open, "open");
  }
}
