package levante.web.security;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sessions in memory. */
public final class MemorySessions implements SessionStore {
  private final Map<String, Session> sessions = new TreeMap<>();

  @Override
  public void add(Session session) {
    sessions.put(session.tokenHash(), session);
  }

  @Override
  public Optional<Session> find(String tokenHash) {
    return Optional.ofNullable(sessions.get(tokenHash));
  }

  @Override
  public void remove(String tokenHash) {
    sessions.remove(tokenHash);
  }

  @Override
  public int removeExpired(Instant now) {
    int before = sessions.size();
    sessions.values().removeIf(session -> !session.expires().isAfter(now));
    return before - sessions.size();
  }
}
