package levante.tosca.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void aTypingErrorFindsItsWord() {
    List<String> known = List.of("num_cpus", "mem_size", "disk_size");

    assertThat(Nearest.to("num_cpu", known)).contains("num_cpus");
    assertThat(Nearest.to("mem_szie", known)).contains("mem_size");
    assertThat(Nearest.to("Disk_Size", known)).contains("disk_size");
    assertThat(Nearest.to("gpu", known)).isEmpty();
  }

  @Test
  void whatIsNearNothingIsToldTheFewKnownWords() {
    assertThat(Nearest.hint("zzz", List.of("b", "a"))).isEqualTo("; known here: a, b");
    assertThat(Nearest.hint("zzz", List.of())).isEmpty();
  }
}
