package levante.web.audit;

import java.time.Clock;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.web.account.AccountStore;
import levante.web.security.User;
import levante.web.security.UserStore;

/**
 * Who signed in, and who could not. A name that nobody has is not kept: people type their password
 * into the wrong field.
 */
public final class SignIns {
  private static final String ROUTE = "signin";
  private static final int SEE_OTHER = 303;
  private static final int UNAUTHORIZED = 401;

  private final AuditTrail trail;
  private final Known known;
  private final Clock clock;

  /** Whom Levante knows, and where it notes that they came. */
  public record Known(UserStore users, AccountStore accounts) {}

  /** Into that trail. */
  public SignIns(AuditTrail trail, Known known, Clock clock) {
    this.trail = trail;
    this.known = known;
    this.clock = clock;
  }

  /** That somebody signed in on a page. */
  public void done(OwnerId user, String path) {
    known.accounts().signedIn(user, clock.instant());
    record(
        Optional.of(user), path, new Act.Answered(SEE_OTHER, Optional.empty(), Optional.empty()));
  }

  /** That somebody brought a wrong password for that name, to the path. */
  public void refused(String name, String path) {
    refused(user(name), path, UNAUTHORIZED, "UNAUTHENTICATED");
  }

  /** That somebody whom Levante cannot name was not let in. */
  public void refused(String path, int status, String code) {
    refused(Optional.empty(), path, status, code);
  }

  private void refused(Optional<OwnerId> who, String path, int status, String code) {
    record(who, path, new Act.Answered(status, Optional.of(code), Optional.empty()));
  }

  private void record(Optional<OwnerId> who, String path, Act.Answered answered) {
    trail.record(who, Via.of(path, ""), new Act.Asked("POST", ROUTE, path), answered);
  }

  private Optional<OwnerId> user(String name) {
    try {
      return known.users().find(new OwnerId(name)).map(User::name);
    } catch (LevanteException notAName) {
      return Optional.empty();
    }
  }
}
