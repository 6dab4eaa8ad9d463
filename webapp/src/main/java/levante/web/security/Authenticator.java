package levante.web.security;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.web.credential.CloudCredential;
import levante.web.credential.Credentials;

/** Decides who a caller is. A wrong name takes as long as a wrong password. */
public final class Authenticator {
  /** Slow hashes at a time, so that guessing cannot take every core. */
  private static final int HASHES_AT_ONCE = 2;

  /** Of what people and clients wait for an answer: im-client and curl wait longer. */
  private static final Duration LONGEST_QUEUE = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Directory known;
  private final VerifiedPasswords verified;
  private final FailedTries tries;
  private final PasswordHash nobodys;
  private final Duration longestQueue;
  private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE, true);

  /** Tokens that are none of our sessions'. */
  public interface ForeignTokens {
    /** None is good. */
    ForeignTokens NONE = token -> Optional.empty();

    /** The user who holds it; empty when nobody does. */
    Optional<User> holderOf(Secret token);
  }

  /** Whom Levante knows: its users, their sessions, and the tokens of others that are theirs. */
  public record Directory(UserStore users, Sessions sessions, ForeignTokens foreign) {}

  /** Decides by these users, sessions and tokens. */
  public Authenticator(Directory known, VerifiedPasswords verified, FailedTries tries) {
    this(known, verified, tries, LONGEST_QUEUE);
  }

  /** The same with another bound on how long a password waits for its hash. */
  Authenticator(
      Directory known, VerifiedPasswords verified, FailedTries tries, Duration longestQueue) {
    this.longestQueue = longestQueue;
    this.known = known;
    this.verified = verified;
    this.tries = tries;
    // Never matched: it only makes an unknown name cost what a known one does.
    byte[] noise = new byte[16];
    new SecureRandom().nextBytes(noise);
    String hex = java.util.HexFormat.of().formatHex(noise);
    this.nobodys = new PasswordHash(hex, PasswordHash.ITERATIONS, hex + hex);
  }

  /** Who brought these credentials. */
  public Verdict decide(Credentials credentials) {
    return credentials.match(
        password -> decide(password.user(), password.password(), password.clouds()),
        token -> verdict(holderOf(token.token()), token.clouds()),
        absent -> new Verdict.Refused());
  }

  /** Whose session this token is of. */
  public Verdict ofSession(Secret token) {
    return verdict(userOfSession(token), List.of());
  }

  private Optional<User> holderOf(Secret token) {
    return userOfSession(token).or(() -> known.foreign().holderOf(token));
  }

  private Optional<User> userOfSession(Secret token) {
    return known.sessions().find(token).flatMap(session -> known.users().find(session.user()));
  }

  private static Verdict verdict(Optional<User> user, List<CloudCredential> clouds) {
    return user.map(one -> verdict(one, clouds)).orElseGet(Verdict.Refused::new);
  }

  private Verdict decide(String name, Secret password, List<CloudCredential> clouds) {
    Optional<User> user = find(name);
    if (user.isPresent() && verified.contains(user.get(), password)) {
      return verdict(user.get(), clouds);
    }
    Duration wait = tries.waitOf(name);
    if (!wait.isZero()) {
      return new Verdict.Slowed(wait, "too many wrong passwords");
    }
    return hash(name, password, user, clouds);
  }

  private Verdict hash(
      String name, Secret password, Optional<User> user, List<CloudCredential> clouds) {
    boolean ourTurn = waitForOurTurn();
    try {
      // Whoever stood before us in the queue may have brought the same password.
      if (user.isPresent() && verified.contains(user.get(), password)) {
        return verdict(user.get(), clouds);
      }
      if (!ourTurn) {
        return new Verdict.Slowed(PAUSE, "too many passwords are being checked");
      }
      boolean good = user.map(User::password).orElse(nobodys).matches(password);
      return good && user.isPresent() ? welcome(user.get(), password, clouds) : turnAway(name);
    } finally {
      if (ourTurn) {
        hashing.release();
      }
    }
  }

  private boolean waitForOurTurn() {
    try {
      return hashing.tryAcquire(longestQueue.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Verdict welcome(User user, Secret password, List<CloudCredential> clouds) {
    tries.succeeded(user.name().value());
    verified.add(user, password);
    return verdict(user, clouds);
  }

  private Verdict turnAway(String name) {
    tries.failed(name);
    return new Verdict.Refused();
  }

  private static Verdict verdict(User user, List<CloudCredential> clouds) {
    return new Verdict.Verified(new Caller(user.name(), user.role(), clouds));
  }

  private Optional<User> find(String name) {
    try {
      return known.users().find(new OwnerId(name));
    } catch (LevanteException notAName) {
      return Optional.empty();
    }
  }
}
