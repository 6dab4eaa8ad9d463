package levante.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KillOptionsTest {
  @Test
  void optionsAreReadAndWhatIsNotUnderstoodIsRefused() {
    assertThat(KillOptions.of(List.of())).hasValue(new KillOptions(30, 1, false));
    assertThat(KillOptions.of(List.of("--seed", "7", "--json", "--kills", "3")))
        .hasValue(new KillOptions(3, 7, true));
    assertThat(KillOptions.of(List.of("--kills"))).isEmpty();
    assertThat(KillOptions.of(List.of("--kills", "many"))).isEmpty();
    assertThat(KillOptions.of(List.of("--murders", "3"))).isEmpty();
  }

  @Test
  void whatMustNotBeIsTold() {
    KillOptions options = new KillOptions(3, 7, false);
    assertThat(new KillReport(options, 3, 5, List.of()).text())
        .contains("3 kills", "5 machines", "0 troubles (seed 7)")
        .doesNotContain("NOT KEPT");
    assertThat(new KillReport(options, 3, 5, List.of("one too many")).text())
        .endsWith("NOT KEPT: one too many");
  }
}
