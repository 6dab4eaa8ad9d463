package levante.web.page.signin;

import java.util.Objects;
import java.util.Optional;

/**
 * The sign-in page.
 *
 * @param token what the form sends back
 * @param problem what went wrong before; empty at first
 * @param provider what people call the identity provider by which one may sign in too
 */
public record SignInForm(String token, String problem, Optional<String> provider) {
  public SignInForm {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(problem, "problem");
    Objects.requireNonNull(provider, "provider");
  }
}
