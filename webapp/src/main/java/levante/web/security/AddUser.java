package levante.web.security;

import java.security.SecureRandom;
import java.time.Clock;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;

/** Adds a user; only an admin may. */
public final class AddUser {
  /** Source: NIST SP 800-63B, at least 8 characters; ours are for machines too. */
  private static final int LEAST_PASSWORD = 12;

  private static final int MOST_PASSWORD = 1024;

  private final UserStore users;
  private final SecureRandom random;
  private final Clock clock;

  /** Into a store. */
  public AddUser(UserStore users, SecureRandom random, Clock clock) {
    this.users = users;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Adds a user.
   *
   * @param role USER when it is null, as in a body that leaves it out
   * @throws LevanteException FORBIDDEN unless the caller is an admin, INVALID_REQUEST for a name or
   *     password out of bounds, ALREADY_EXISTS
   */
  public User add(Caller caller, String name, String password, Role role) {
    caller.requireAdmin("adds users");
    if (name == null) {
      throw new LevanteException(ErrorCode.INVALID_REQUEST, "a user has a name and a password");
    }
    requireGood(password);
    User user =
        new User(
            new OwnerId(name),
            PasswordHash.of(Secret.of(password), PasswordHash.ITERATIONS, random),
            role == null ? Role.USER : role,
            clock.instant());
    users.add(user);
    return user;
  }

  /**
   * Goes on with a password that may be one.
   *
   * @param password null as in a body that leaves it out
   * @throws LevanteException INVALID_REQUEST
   */
  public static void requireGood(String password) {
    if (password == null
        || password.length() < LEAST_PASSWORD
        || password.length() > MOST_PASSWORD) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "a password has %d to %d characters".formatted(LEAST_PASSWORD, MOST_PASSWORD));
    }
  }
}
