package levante.web.identity;

import java.net.URI;
import java.util.Optional;
import levante.kernel.Secret;

/**
 * A provider of OpenID Connect. Each method throws {@code IDENTITY_PROVIDER_UNREACHABLE} when it
 * does not answer, or not as the standard says.
 */
public interface IdentityProvider {
  /** Where a browser signs in, to come back with a code and the attempt's state. */
  URI signInAt(SignInAttempt attempt);

  /**
   * Who came back with that code; it is good for once.
   *
   * @param code as the provider gave it to the browser
   * @param attempt the one that the browser left with
   * @throws levante.kernel.LevanteException UNAUTHENTICATED when the provider refuses the code or
   *     what it says is not of that attempt
   */
  Identity redeem(Secret code, SignInAttempt attempt);

  /**
   * Who holds an access token that is meant for this Levante.
   *
   * @return empty when it is none, is over, or is meant for somebody else
   */
  Optional<Held> holderOf(Secret token);
}
