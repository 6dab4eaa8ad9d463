package levante.web.adapter.jdbc;

import static levante.web.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import levante.kernel.OwnerId;
import levante.web.account.Account;
import levante.web.account.AccountStore;
import levante.web.identity.Identity;
import levante.web.security.PasswordHash;
import levante.web.security.Role;
import levante.web.security.Session;
import levante.web.security.User;
import levante.web.security.UserStoreContract;
import org.junit.jupiter.api.Test;

class JdbcAccountStoreTest {
  private static final OwnerId BEA = new OwnerId("bea");

  private final DataSource database = TestDatabase.migrated();
  private final AccountStore accounts = new JdbcAccountStore(database);

  JdbcAccountStoreTest() {
    new JdbcIdentityStore(database)
        .add(
            new Identity("https://aai.example", "b1", Map.of()),
            new User(BEA, new PasswordHash("00", 1, "00"), Role.ADMIN, NOON));
    new JdbcUserStore(database).add(UserStoreContract.ADA);
  }

  @Test
  void everyUserIsAnAccountWithWhoTheyAreElsewhere() {
    assertThat(accounts.all())
        .containsExactly(
            new Account(new OwnerId("ada"), Role.USER, NOON, Optional.empty(), List.of()),
            new Account(
                BEA,
                Role.ADMIN,
                NOON,
                Optional.empty(),
                List.of(new Account.Provided("https://aai.example", "b1"))));
    assertThat(accounts.all()).extracting(Account::isLocal).containsExactly(true, false);
  }

  @Test
  void anotherPasswordEndsTheSessionsOfItsUserOnly() {
    JdbcSessionStore sessions = new JdbcSessionStore(database);
    sessions.add(new Session("aa", new OwnerId("ada"), NOON, NOON.plusSeconds(9)));
    sessions.add(new Session("bb", BEA, NOON, NOON.plusSeconds(9)));
    PasswordHash other = new PasswordHash("11", 2, "22");
    accounts.setPassword(new OwnerId("ada"), other);
    JdbcUserStore users = new JdbcUserStore(database);
    assertThat(users.find(new OwnerId("ada")).orElseThrow().password()).isEqualTo(other);
    assertThat(users.find(BEA).orElseThrow().password()).isNotEqualTo(other);
    assertThat(sessions.find("aa")).isEmpty();
    assertThat(sessions.find("bb")).isPresent();
  }

  @Test
  void whoIsRemovedIsGoneWithTheirIdentitiesAndSessions() {
    JdbcSessionStore sessions = new JdbcSessionStore(database);
    sessions.add(new Session("bb", BEA, NOON, NOON.plusSeconds(9)));
    accounts.remove(BEA);
    accounts.remove(BEA);
    assertThat(accounts.find(BEA)).isEmpty();
    assertThat(accounts.find(new OwnerId("ada"))).isPresent();
    assertThat(sessions.find("bb")).isEmpty();
    assertThat(
            new JdbcIdentityStore(database)
                .find(new Identity("https://aai.example", "b1", Map.of())))
        .isEmpty();
  }

  @Test
  void itIsKnownWhenAUserLastSignedIn() {
    accounts.signedIn(BEA, NOON.plusSeconds(5));
    accounts.signedIn(BEA, NOON.plusSeconds(9));
    accounts.signedIn(new OwnerId("nobody"), NOON);
    assertThat(accounts.all())
        .extracting(Account::signedIn)
        .containsExactly(Optional.empty(), Optional.of(NOON.plusSeconds(9)));
  }
}
