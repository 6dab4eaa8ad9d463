package levante.web.security;

import static levante.web.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import org.junit.jupiter.api.Test;

/** What every store of users promises. */
public abstract class UserStoreContract {
  /** A user whose password nobody knows. */
  public static final User ADA =
      new User(new OwnerId("ada"), new PasswordHash("00", 1, "00"), Role.USER, NOON);

  /** An empty store. */
  protected abstract UserStore store();

  @Test
  void aUserIsReadBackAsItWas() {
    UserStore store = store();
    store.add(ADA);
    assertThat(store.find(ADA.name())).contains(ADA);
    assertThat(store.find(new OwnerId("bob"))).isEmpty();
  }

  @Test
  void aNameIsTakenOnce() {
    UserStore store = store();
    store.add(ADA);
    assertThatThrownBy(
            () ->
                store.add(new User(ADA.name(), new PasswordHash("11", 1, "11"), Role.ADMIN, NOON)))
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS));
    assertThat(store.find(ADA.name())).contains(ADA);
  }
}
