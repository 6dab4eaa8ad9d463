package levante.web.identity;

import static levante.web.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.web.security.PasswordHash;
import levante.web.security.Role;
import levante.web.security.User;
import org.junit.jupiter.api.Test;

/** What every store of identities promises. */
public abstract class IdentityStoreContract {
  private static final Identity ADA = new Identity("https://aai.example", "a1", Map.of());
  private static final Identity BOB = new Identity("https://aai.example", "b2", Map.of());
  private static final Identity OTHER_ADA = new Identity("https://other.example", "a1", Map.of());

  /** An empty store. */
  protected abstract IdentityStore store();

  private static User user(String name) {
    return new User(new OwnerId(name), new PasswordHash("00", 1, "00"), Role.USER, NOON);
  }

  @Test
  void anIdentityIsTheUserItWasMadeWith() {
    IdentityStore store = store();
    assertThat(store.find(ADA)).isEmpty();
    store.add(ADA, user("ada"));
    store.add(OTHER_ADA, user("ada-2"));
    assertThat(store.find(ADA)).contains(user("ada"));
    assertThat(store.find(OTHER_ADA)).contains(user("ada-2"));
    assertThat(store.find(BOB)).isEmpty();
  }

  @Test
  void aNameOfSomebodyElseIsTakenAndNothingOfItIsKept() {
    IdentityStore store = store();
    store.add(ADA, user("ada"));
    assertThatThrownBy(() -> store.add(BOB, user("ada"))).satisfies(this::isTaken);
    assertThat(store.find(BOB)).isEmpty();
    store.add(BOB, user("ada-2"));
    assertThat(store.find(BOB)).contains(user("ada-2"));
  }

  @Test
  void anIdentityHasOneUserAndNoneIsLeftOver() {
    IdentityStore store = store();
    store.add(ADA, user("ada"));
    assertThatThrownBy(() -> store.add(ADA, user("ada-2"))).satisfies(this::isTaken);
    store.add(BOB, user("ada-2"));
    assertThat(store.find(ADA)).contains(user("ada"));
  }

  @Test
  void aRoleIsChanged() {
    IdentityStore store = store();
    store.add(ADA, user("ada"));
    store.add(BOB, user("bob"));
    store.change(new OwnerId("ada"), Role.ADMIN);
    assertThat(store.find(ADA)).map(User::role).contains(Role.ADMIN);
    assertThat(store.find(BOB)).map(User::role).contains(Role.USER);
  }

  private void isTaken(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS));
  }
}
