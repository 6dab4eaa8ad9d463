package levante.web.gate;

import java.util.Optional;
import levante.web.credential.AuthorizationHeader;
import levante.web.credential.Credentials;
import levante.web.gate.Routes.Access;
import levante.web.security.Authenticator;
import levante.web.security.Verdict;

/**
 * Decides who passes. An Authorization header that is there counts alone: a wrong one is refused
 * even beside a good cookie.
 */
public final class Gate {
  /** For programs. */
  static final String BASIC = "Basic realm=\"Levante\", charset=\"UTF-8\"";

  /** For what a page loads: no browser knows it, so none asks for a password in a window. */
  static final String SESSION = "Session realm=\"Levante\"";

  private final Authenticator authenticator;
  private final Watch watch;

  /** Hears of passwords that were wrong. */
  @FunctionalInterface
  public interface Watch {
    /** Somebody brought one for that name, to that path. */
    void refused(String user, String path);
  }

  /** A gate that asks {@code authenticator}, and tells {@code watch}. */
  public Gate(Authenticator authenticator, Watch watch) {
    this.authenticator = authenticator;
    this.watch = watch;
  }

  /** Whether, and as whom, this request goes on. */
  public Decision decide(Knock knock) {
    Access access = Routes.accessOf(knock.path());
    if (access == Access.OPEN) {
      return new Decision.Pass(Optional.empty(), false);
    }
    return verdict(knock)
        .match(
            verified ->
                new Decision.Pass(Optional.of(verified.caller()), knock.authorization().isEmpty()),
            refused -> refuse(knock, access),
            slowed -> new Decision.Slow(slowed.pause(), slowed.why()));
  }

  private Verdict verdict(Knock knock) {
    if (knock.authorization().isPresent()) {
      return verdict(AuthorizationHeader.parse(knock.authorization().get()), knock.path());
    }
    return knock.session().map(authenticator::ofSession).orElseGet(Verdict.Refused::new);
  }

  private Verdict verdict(Credentials brought, String path) {
    Verdict verdict = authenticator.decide(brought);
    if (verdict instanceof Verdict.Refused) {
      brought
          .match(
              password -> Optional.of(password.user()),
              token -> Optional.<String>empty(),
              absent -> Optional.<String>empty())
          .ifPresent(user -> watch.refused(user, path));
    }
    return verdict;
  }

  private static Decision refuse(Knock knock, Access access) {
    if (access == Access.OWN_TOKEN) {
      return new Decision.Pass(Optional.empty(), false);
    }
    if (Routes.isApi(knock.path())) {
      return new Decision.Challenge(BASIC);
    }
    return knock.wantsPage() ? new Decision.SignIn() : new Decision.Challenge(SESSION);
  }
}
