package levante.web.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.web.SettableClock;
import levante.web.identity.Admission.Rule;
import levante.web.security.PasswordHash;
import levante.web.security.Role;
import levante.web.security.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WelcomeIdentityTest {
  private static final Admission LAB =
      new Admission(List.of(Rule.read("groups=lab")), List.of(Rule.read("groups=chiefs")));

  private final SettableClock clock = new SettableClock();
  private final SecureRandom random = new SecureRandom();
  private final MemoryIdentities store = new MemoryIdentities();
  private final WelcomeIdentity welcome = new WelcomeIdentity(store, LAB, random, clock);

  private static Identity identity(String subject, String name, String... groups) {
    return new Identity(
        "https://aai.example",
        subject,
        Map.of("preferred_username", List.of(name), "groups", List.of(groups)));
  }

  @Test
  void theFirstVisitMakesAUserAndTheNextFindsIt() {
    User ada = welcome.userOf(identity("a1", "ada", "lab"));
    assertThat(ada.name()).isEqualTo(new OwnerId("ada"));
    assertThat(ada.role()).isEqualTo(Role.USER);
    assertThat(ada.created()).isEqualTo(clock.instant());
    assertThat(welcome.userOf(identity("a1", "ada lovelace", "lab")).name()).isEqualTo(ada.name());
  }

  @Test
  void nobodyBecomesAUserWhoIsSomebodyElse() {
    Identity local = new Identity("here", "admin", Map.of());
    store.add(
        local,
        new User(
            new OwnerId("admin"), new PasswordHash("00", 1, "00"), Role.ADMIN, clock.instant()));
    User stranger = welcome.userOf(identity("e5", "admin", "lab"));
    assertThat(stranger.name()).isEqualTo(new OwnerId("admin-2"));
    assertThat(stranger.role()).isEqualTo(Role.USER);
    assertThat(welcome.userOf(identity("f6", "admin", "lab")).name().value()).isEqualTo("admin-3");
  }

  @Test
  void whomNoRuleAdmitsIsToldSoAndIsNoUser() {
    Identity eve = identity("e5", "eve", "other");
    assertThatThrownBy(() -> welcome.userOf(eve))
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN))
        .hasMessageContaining("e5 at https://aai.example");
    assertThat(store.find(eve)).isEmpty();
  }

  @Test
  void theRoleIsWhatTheProviderSaysToday() {
    assertThat(welcome.userOf(identity("a1", "ada", "lab", "chiefs")).role()).isEqualTo(Role.ADMIN);
    assertThat(welcome.userOf(identity("a1", "ada", "lab")).role()).isEqualTo(Role.USER);
    assertThat(store.find(identity("a1", "ada"))).map(User::role).contains(Role.USER);
  }

  @Test
  void noPasswordOpensSuchAUser() {
    User ada = welcome.userOf(identity("a1", "ada", "lab"));
    for (String guess : List.of("", "ada", "a1")) {
      assertThat(ada.password().matches(Secret.of(guess))).isFalse();
    }
    assertThat(welcome.userOf(identity("b2", "bob", "lab")).password().hash())
        .isNotEqualTo(ada.password().hash());
  }

  @ParameterizedTest
  @CsvSource({
    "ada@example.org, ada@example.org",
    "'Ada Lovelace', Ada-Lovelace",
    "'  ../../etc', etc",
    "Зоя, a1",
    "_-_, a1",
  })
  void aNameIsMadeOfWhatAnOwnerMayBeCalled(String given, String name) {
    assertThat(welcome.userOf(identity("a1", given, "lab")).name().value()).isEqualTo(name);
  }

  @Test
  void aLongNameIsCutAndWithoutAnyTheSubjectCounts() {
    User one = welcome.userOf(identity("a1", "x".repeat(300), "lab"));
    User two = welcome.userOf(identity("b2", "x".repeat(300), "lab"));
    assertThat(two.name().value()).isEqualTo(one.name().value() + "-2");
    Identity nameless = new Identity("i", "c3@egi.eu", Map.of("groups", List.of("lab")));
    assertThat(welcome.userOf(nameless).name().value()).isEqualTo("c3@egi.eu");
  }

  @Test
  void manyFirstVisitsAtOnceMakeOneUser() {
    Set<OwnerId> names = new TreeSet<>();
    IntStream.range(0, 8)
        .parallel()
        .mapToObj(i -> welcome.userOf(identity("a1", "ada", "lab")).name())
        .toList()
        .forEach(names::add);
    assertThat(names).containsExactly(new OwnerId("ada"));
  }
}
