package levante.web.identity;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.kernel.Secret;

/**
 * What a browser keeps while it is away at the provider, so that nobody else's answer is taken for
 * its own. Each is 256 random bits in base64url. Source: RFC 6749 section 10.12, RFC 7636 section
 * 4.1, OpenID Connect Core 1.0 section 15.5.2.
 *
 * @param state comes back with the code
 * @param nonce comes back in what the provider signs
 * @param verifier is shown when the code is redeemed
 */
public record SignInAttempt(Secret state, Secret nonce, Secret verifier) {
  private static final int BYTES = 32;
  private static final String PART = "([A-Za-z0-9_-]{43})";
  private static final Pattern FORM = Pattern.compile(PART + "\\." + PART + "\\." + PART);

  public SignInAttempt {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(nonce, "nonce");
    Objects.requireNonNull(verifier, "verifier");
  }

  /** A new one. */
  public static SignInAttempt begin(SecureRandom random) {
    return new SignInAttempt(
        Secret.random(random, BYTES), Secret.random(random, BYTES), Secret.random(random, BYTES));
  }

  /** As a cookie holds it. */
  public Secret text() {
    return Secret.of("%s.%s.%s".formatted(state.reveal(), nonce.reveal(), verifier.reveal()));
  }

  /** Back from a cookie; empty when it is none of ours. */
  public static Optional<SignInAttempt> read(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(
            new SignInAttempt(
                Secret.of(parts.group(1)), Secret.of(parts.group(2)), Secret.of(parts.group(3))))
        : Optional.empty();
  }
}
