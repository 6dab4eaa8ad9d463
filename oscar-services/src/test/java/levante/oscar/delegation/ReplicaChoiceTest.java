package levante.oscar.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import levante.oscar.delegation.Delegation.Mode;
import levante.oscar.delegation.ReplicaChoice.Candidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplicaChoiceTest {
  private static final List<Candidate<String>> THREE =
      List.of(
          new Candidate<>("far", 0, 40, 90),
          new Candidate<>("near", 1, 2, 12),
          new Candidate<>("idle", 9, 0, 0));

  private static String chosen(Mode mode, String lot) {
    return ReplicaChoice.among(THREE, mode, lot).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void ofNoneNoneIsChosenAndOfOneThatOneIs(Mode mode) {
    assertThat(ReplicaChoice.among(List.of(), mode, "x")).isEqualTo(Optional.empty());
    assertThat(ReplicaChoice.among(List.of(new Candidate<>("a", 0, 0, 0)), mode, "x"))
        .contains("a");
  }

  @ParameterizedTest
  @EnumSource
  void equalsAreChosenFrom(Mode mode) {
    List<Candidate<String>> equals =
        List.of(new Candidate<>("a", 0, 0, 0), new Candidate<>("b", 0, 0, 0));
    assertThat(ReplicaChoice.among(equals, mode, "x").orElseThrow()).isIn("a", "b");
  }

  @Test
  void staticTakesTheFirstByPriority() {
    assertThat(chosen(Mode.STATIC, "x")).isEqualTo("far");
  }

  @Test
  void loadBasedTakesTheOneWithTheFewestThatWait() {
    assertThat(chosen(Mode.LOAD_BASED, "x")).isEqualTo("idle");
  }

  @Test
  void topsisTakesTheOneThatIsGoodInAll() {
    assertThat(chosen(Mode.TOPSIS, "x")).isEqualTo("near");
  }

  @Test
  void atRandomEachIsTakenForSomeFileAndTheSameForTheSame() {
    Set<String> taken = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      taken.add(chosen(Mode.RANDOM, "file " + i));
      assertThat(chosen(Mode.RANDOM, "file " + i)).isEqualTo(chosen(Mode.RANDOM, "file " + i));
    }
    assertThat(taken).containsExactly("far", "idle", "near");
  }
}
