package levante.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTest {
  @Test
  void aRejectionSaysWhereItsFirstProblemIsAndHowManyThereAre() {
    Diagnostic first =
        Diagnostic.error("A", new SourcePosition("t.yaml", 3, 7, 2), "inputs/x", "x is wrong");
    Diagnostic second = Diagnostic.error("B", SourcePosition.startOf("t.yaml"), "", "y is wrong");
    assertThat(new LevanteException(ErrorCode.INVALID_TEMPLATE, List.of(first, second)))
        .hasMessage("t.yaml:3:7: x is wrong [A] (and 1 more)");
  }

  @Test
  void theNearestKnownWordIsNamedAndNothingWhenNoneIsNear() {
    List<String> known = List.of("idle-time", "burst", "bursts");
    assertThat(Diagnostic.didYouMean("idle-tme", known)).isEqualTo("; did you mean 'idle-time'?");
    assertThat(Diagnostic.didYouMean("burs", known)).isEqualTo("; did you mean 'burst'?");
    assertThat(Diagnostic.didYouMean("headroom", known)).isEmpty();
    assertThat(Diagnostic.didYouMean("x", List.of())).isEmpty();
  }
}
