package levante.web.gate;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import levante.web.security.Caller;

/** What the gate decides of a request. */
public sealed interface Decision {
  /**
   * It goes on.
   *
   * @param caller absent on open paths
   * @param cookie whether only the session cookie says so, which another site's page may send too
   */
  record Pass(Optional<Caller> caller, boolean cookie) implements Decision {}

  /** It ends with 401 and this challenge. */
  record Challenge(String challenge) implements Decision {}

  /** It is led to the sign-in page. */
  record SignIn() implements Decision {}

  /** It ends with 429. */
  record Slow(Duration pause, String why) implements Decision {}

  /** Calls the function of the variant; the two that end with a status of 4xx share none. */
  default <R> R match(
      Function<Pass, R> pass,
      Function<Challenge, R> challenge,
      Function<SignIn, R> signIn,
      Function<Slow, R> slow) {
    if (this instanceof Pass one) {
      return pass.apply(one);
    }
    if (this instanceof Challenge one) {
      return challenge.apply(one);
    }
    return this instanceof SignIn one ? signIn.apply(one) : slow.apply((Slow) this);
  }
}
