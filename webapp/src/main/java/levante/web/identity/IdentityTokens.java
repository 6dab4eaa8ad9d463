package levante.web.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.web.security.Authenticator;
import levante.web.security.User;

/**
 * The users who bring access tokens of a provider. A good one is remembered for some minutes, and
 * never beyond its end, so that not every request asks the provider; a revocation is late by that.
 */
public final class IdentityTokens implements Authenticator.ForeignTokens {
  private static final int MOST = 1_000;

  private final IdentityProvider provider;
  private final WelcomeIdentity welcome;
  private final Duration memory;
  private final Clock clock;
  private final Map<Secret, Known> known = new LinkedHashMap<>();

  private record Known(User user, Instant until) {}

  /** Those of {@code provider}, each remembered for {@code memory}. */
  public IdentityTokens(
      IdentityProvider provider, WelcomeIdentity welcome, Duration memory, Clock clock) {
    this.provider = provider;
    this.welcome = welcome;
    this.memory = memory;
    this.clock = clock;
  }

  @Override
  public Optional<User> holderOf(Secret token) {
    Optional<User> remembered = remembered(token);
    return remembered.isPresent()
        ? remembered
        : provider.holderOf(token).flatMap(held -> admit(token, held));
  }

  private Optional<User> remembered(Secret token) {
    synchronized (known) {
      return Optional.ofNullable(known.get(token))
          .filter(one -> one.until().isAfter(clock.instant()))
          .map(Known::user);
    }
  }

  private Optional<User> admit(Secret token, Held held) {
    User user;
    try {
      user = welcome.userOf(held.holder());
    } catch (LevanteException refused) {
      if (refused.code() == ErrorCode.FORBIDDEN) {
        return Optional.empty();
      }
      throw refused;
    }
    Instant memoryEnds = clock.instant().plus(memory);
    remember(token, new Known(user, held.until().isBefore(memoryEnds) ? held.until() : memoryEnds));
    return Optional.of(user);
  }

  private void remember(Secret token, Known one) {
    synchronized (known) {
      known.remove(token);
      known.put(token, one);
      if (known.size() > MOST) {
        known.remove(known.keySet().iterator().next());
      }
    }
  }
}
