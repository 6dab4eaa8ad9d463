package levante.web.security;

import java.util.List;
import java.util.Objects;
import levante.kernel.OwnerId;
import levante.web.credential.CloudCredential;

/**
 * Who makes this request, once verified. Inject it into a request-scoped resource: {@code @Inject
 * Caller caller}; where nobody is signed in the injection ends with UNAUTHENTICATED.
 *
 * @param cloudCredentials the lines of IM's Authorization header that are not Levante's own; empty
 *     with any other way to sign in
 */
public record Caller(OwnerId owner, Role role, List<CloudCredential> cloudCredentials) {
  public Caller {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(role, "role");
    cloudCredentials = List.copyOf(cloudCredentials);
  }

  /** A caller who brought no cloud credentials. */
  public static Caller of(OwnerId owner, Role role) {
    return new Caller(owner, role, List.of());
  }

  /** Whether the caller may manage users. */
  public boolean isAdmin() {
    return role == Role.ADMIN;
  }
}
