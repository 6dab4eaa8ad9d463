package levante.web.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.web.security.PasswordHash;
import levante.web.security.Role;
import levante.web.security.User;

/**
 * Finds the user that an identity is, and makes one at its first visit. The name is what the
 * provider calls them, and never that of a user who is somebody else: whom the provider calls
 * {@code admin} becomes {@code admin-2}. The role is what the provider says today.
 */
public final class WelcomeIdentity {
  /** Names that are tried before it is given up. */
  private static final int MOST_NAMES = 1_000;

  /** Room for {@code -999} in what {@link OwnerId} allows. */
  private static final int LONGEST = 60;

  private static final int PASSWORD_BYTES = 32;

  private final IdentityStore store;
  private final Admission admission;
  private final SecureRandom random;
  private final Clock clock;

  /** By these rules, into a store. */
  public WelcomeIdentity(
      IdentityStore store, Admission admission, SecureRandom random, Clock clock) {
    this.store = store;
    this.admission = admission;
    this.random = random;
    this.clock = clock;
  }

  /**
   * The user that somebody is here.
   *
   * @throws LevanteException FORBIDDEN for whom no rule admits
   */
  public User userOf(Identity identity) {
    Role role =
        admission
            .roleOf(identity)
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.FORBIDDEN,
                        "%s is known, but not admitted here; ask the operator"
                            .formatted(identity)));
    return store
        .find(identity)
        .map(user -> withRole(user, role))
        .orElseGet(() -> add(identity, role));
  }

  private User withRole(User user, Role role) {
    if (user.role() == role) {
      return user;
    }
    store.change(user.name(), role);
    return new User(user.name(), user.password(), role, user.created());
  }

  private User add(Identity identity, Role role) {
    String wish = nameOf(identity);
    for (int i = 1; i <= MOST_NAMES; i++) {
      String name = i == 1 ? wish : wish + "-" + i;
      Optional<User> added = tryToAdd(identity, new OwnerId(name), role);
      if (added.isPresent()) {
        return added.get();
      }
    }
    throw new LevanteException(
        ErrorCode.ALREADY_EXISTS, "every name like %s is taken".formatted(wish));
  }

  private Optional<User> tryToAdd(Identity identity, OwnerId name, Role role) {
    // Told to nobody: such a user has no other way in.
    Secret password = Secret.random(random, PASSWORD_BYTES);
    PasswordHash hash = PasswordHash.of(password, PasswordHash.ITERATIONS, random);
    User user = new User(name, hash, role, clock.instant());
    try {
      store.add(identity, user);
      return Optional.of(user);
    } catch (LevanteException taken) {
      if (taken.code() != ErrorCode.ALREADY_EXISTS) {
        throw taken;
      }
      // Two first visits at once make one user.
      return store.find(identity);
    }
  }

  private static String nameOf(Identity identity) {
    return Stream.of(identity.claim("preferred_username"), identity.claim("email"))
        .flatMap(Optional::stream)
        .map(WelcomeIdentity::plain)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseGet(
            () -> Optional.of(plain(identity.subject())).filter(n -> !n.isEmpty()).orElse("user"));
  }

  /** What may be the name of a user, from any text. */
  private static String plain(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9._@-]+", "-").replaceAll("^[^A-Za-z0-9]+", "");
    return plain.substring(0, Math.min(plain.length(), LONGEST));
  }
}
