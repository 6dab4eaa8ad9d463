package levante.web.security;

import static levante.web.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import levante.kernel.OwnerId;
import org.junit.jupiter.api.Test;

/** What every store of sessions promises. There is a user {@code ada}. */
public abstract class SessionStoreContract {
  /** An empty store. */
  protected abstract SessionStore store();

  @Test
  void aSessionIsReadBackAsItWas() {
    SessionStore store = store();
    store.add(session("aa", NOON.plusSeconds(60)));
    assertThat(store.find("aa")).contains(session("aa", NOON.plusSeconds(60)));
    assertThat(store.find("ab")).isEmpty();
  }

  @Test
  void removingTwiceIsNoError() {
    SessionStore store = store();
    store.add(session("aa", NOON.plusSeconds(60)));
    store.remove("aa");
    store.remove("aa");
    assertThat(store.find("aa")).isEmpty();
  }

  @Test
  void onlyTheExpiredAreForgotten() {
    SessionStore store = store();
    store.add(session("aa", NOON.plusSeconds(60)));
    store.add(session("bb", NOON.plusSeconds(61)));
    assertThat(store.removeExpired(NOON.plusSeconds(60))).isEqualTo(1);
    assertThat(store.find("aa")).isEmpty();
    assertThat(store.find("bb")).isPresent();
  }

  private static Session session(String hash, Instant expires) {
    return new Session(hash, new OwnerId("ada"), expires.minus(Duration.ofHours(1)), expires);
  }
}
