package levante.web.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import levante.web.identity.Admission.Rule;
import levante.web.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
  private static final String ENTITLEMENT = "urn:geant:egi.eu:group:lab:role=member#aai.egi.eu";

  private static Identity with(String claim, String... values) {
    return new Identity("https://aai.example", "a1", Map.of(claim, List.of(values)));
  }

  @Test
  void oneRuleIsEnoughAndOneOfTheAdminsMakesAnAdmin() {
    Admission admission =
        new Admission(
            List.of(Rule.read("groups=biology"), Rule.read("entitlement=" + ENTITLEMENT)),
            List.of(Rule.read("groups=chiefs")));
    assertThat(admission.roleOf(with("groups", "physics", "biology"))).contains(Role.USER);
    assertThat(admission.roleOf(with("entitlement", ENTITLEMENT))).contains(Role.USER);
    assertThat(admission.roleOf(with("groups", "chiefs"))).contains(Role.ADMIN);
    assertThat(admission.roleOf(with("groups", "biology", "chiefs"))).contains(Role.ADMIN);
    assertThat(admission.roleOf(with("groups", "biologists"))).isEmpty();
    assertThat(admission.roleOf(with("other", "biology"))).isEmpty();
  }

  @Test
  void withoutARuleNobodyComesInAndWithAStarEverybody() {
    assertThat(new Admission(List.of(), List.of()).roleOf(with("groups", "biology"))).isEmpty();
    assertThat(new Admission(List.of(Rule.read("*")), List.of()).roleOf(with("x", "y")))
        .contains(Role.USER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"biology", "=biology", "groups=", ""})
  void whatIsNoRuleIsRefused(String text) {
    assertThatThrownBy(() -> Rule.read(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
