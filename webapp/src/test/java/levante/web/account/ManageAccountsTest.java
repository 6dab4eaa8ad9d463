package levante.web.account;

import static levante.web.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.web.security.Caller;
import levante.web.security.Role;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ManageAccountsTest {
  private static final OwnerId ADA = new OwnerId("ada");
  private static final OwnerId OIDA = new OwnerId("oida");
  private static final OwnerId CHIEF = new OwnerId("chief");
  private static final Caller ADMIN = Caller.of(CHIEF, Role.ADMIN);
  private static final String GOOD = "a-long-enough-password";

  private final MemoryAccounts accounts = new MemoryAccounts();
  private final List<String> left = new ArrayList<>();
  private final ManageAccounts manage =
      new ManageAccounts(accounts, user -> left, new SecureRandom());

  ManageAccountsTest() {
    accounts.add(account(ADA, List.of()));
    accounts.add(account(CHIEF, List.of()));
    accounts.add(account(new OwnerId("admin"), List.of()));
    accounts.add(account(OIDA, List.of(new Account.Provided("https://aai.example", "o1"))));
  }

  private static Account account(OwnerId name, List<Account.Provided> identities) {
    return new Account(name, Role.USER, NOON, Optional.empty(), identities);
  }

  private static void ends(ThrowingCallable call, ErrorCode code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(LevanteException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void nobodyButAnAdminDoesAnyOfIt() {
    Caller ada = Caller.of(ADA, Role.USER);
    ends(() -> manage.list(ada), ErrorCode.FORBIDDEN);
    ends(() -> manage.setPassword(ada, ADA, GOOD), ErrorCode.FORBIDDEN);
    ends(() -> manage.remove(ada, CHIEF), ErrorCode.FORBIDDEN);
    assertThat(accounts.all()).hasSize(4);
    assertThat(accounts.passwords()).isEmpty();
  }

  @Test
  void aPasswordIsSetAsItsHash() {
    manage.setPassword(ADMIN, ADA, GOOD);
    assertThat(accounts.passwords().get(ADA).matches(Secret.of(GOOD))).isTrue();
    ends(() -> manage.setPassword(ADMIN, ADA, "short"), ErrorCode.INVALID_REQUEST);
    ends(() -> manage.setPassword(ADMIN, ADA, null), ErrorCode.INVALID_REQUEST);
    ends(() -> manage.setPassword(ADMIN, OIDA, GOOD), ErrorCode.INVALID_REQUEST);
    ends(() -> manage.setPassword(ADMIN, new OwnerId("nobody"), GOOD), ErrorCode.USER_NOT_FOUND);
  }

  @Test
  void aUserWhoHasNothingIsRemoved() {
    manage.remove(ADMIN, ADA);
    manage.remove(ADMIN, OIDA);
    assertThat(manage.list(ADMIN)).extracting(Account::name).doesNotContain(ADA, OIDA);
    ends(() -> manage.remove(ADMIN, ADA), ErrorCode.USER_NOT_FOUND);
  }

  @Test
  void whoHasSomethingStaysAndSoDoTheFirstAdminAndTheCaller() {
    left.add("2 infrastructures");
    assertThatThrownBy(() -> manage.remove(ADMIN, ADA)).hasMessageContaining("2 infrastructures");
    ends(() -> manage.remove(ADMIN, ADA), ErrorCode.USER_IN_USE);
    left.clear();
    ends(() -> manage.remove(ADMIN, CHIEF), ErrorCode.INVALID_REQUEST);
    ends(() -> manage.remove(ADMIN, new OwnerId("admin")), ErrorCode.INVALID_REQUEST);
    assertThat(accounts.all()).hasSize(4);
  }
}
