package levante.web.security;

import java.time.Instant;
import java.util.Optional;

/** The sessions, durably. */
public interface SessionStore {
  /** Adds a session. */
  void add(Session session);

  /** The session of that hash, expired or not. */
  Optional<Session> find(String tokenHash);

  /** Ends a session; ending it twice is no error. */
  void remove(String tokenHash);

  /** Forgets every session that expired before {@code now}; returns how many. */
  int removeExpired(Instant now);
}
