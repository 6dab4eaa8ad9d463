package levante.web.identity;

import java.util.Optional;
import levante.kernel.OwnerId;
import levante.web.security.Role;
import levante.web.security.User;

/** Which user an identity is, durably. */
public interface IdentityStore {
  /** The user that an identity is; empty for one that was never here. */
  Optional<User> find(Identity identity);

  /**
   * Makes a user for an identity: both or neither.
   *
   * @throws levante.kernel.LevanteException ALREADY_EXISTS when the name is taken, or the identity
   *     has a user by now
   */
  void add(Identity identity, User user);

  /** Gives a user another role. */
  void change(OwnerId user, Role role);
}
