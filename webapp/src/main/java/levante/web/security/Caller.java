package levante.web.security;

import java.util.List;
import java.util.Objects;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
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

  /**
   * Goes on for an admin only.
   *
   * @param what only an admin does, such as {@code adds users}
   * @throws LevanteException FORBIDDEN
   */
  public void requireAdmin(String what) {
    if (!isAdmin()) {
      throw new LevanteException(ErrorCode.FORBIDDEN, "only an admin " + what);
    }
  }

  /** Whether the caller may manage users. */
  public boolean isAdmin() {
    return role == Role.ADMIN;
  }
}
