package levante.web.account;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.web.security.Role;

/**
 * A user as an admin sees one.
 *
 * @param signedIn when they last signed in on a page; absent when they never did
 * @param identities who they are at identity providers; empty for one of a name and a password
 */
public record Account(
    OwnerId name,
    Role role,
    Instant created,
    Optional<Instant> signedIn,
    List<Provided> identities) {
  /** Who somebody is at a provider. */
  public record Provided(String issuer, String subject) {}

  public Account {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(signedIn, "signedIn");
    identities = List.copyOf(identities);
  }

  /** Whether a password of Levante's lets them in, rather than a provider. */
  public boolean isLocal() {
    return identities.isEmpty();
  }
}
