package levante.web.gate;

import java.util.Objects;
import java.util.Optional;
import levante.kernel.Secret;

/**
 * What the gate looks at in a request.
 *
 * @param path from the root, with its slash
 * @param authorization the header of that name
 * @param session the session cookie
 * @param wantsPage whether it is a browser's navigation, which can be led to the sign-in page
 */
public record Knock(
    String path, Optional<String> authorization, Optional<Secret> session, boolean wantsPage) {
  public Knock {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(authorization, "authorization");
    Objects.requireNonNull(session, "session");
  }
}
