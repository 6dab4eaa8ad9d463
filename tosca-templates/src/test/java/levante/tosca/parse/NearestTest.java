package levante.tosca.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.stream.IntStream;
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
  void aTypingErrorFindsItsWordAmongTenThousandThatAreMuchLikeIt() {
    List<String> known =
        IntStream.range(0, 10_000).mapToObj("web_server_%05d_of_site"::formatted).toList();

    assertThat(Nearest.to("web_servr_01234_of_site", known)).contains("web_server_01234_of_site");
    assertThat(Nearest.to("web_server_01234_fo_site", known)).contains("web_server_01234_of_site");
    assertThat(Nearest.to("database", known)).isEmpty();
  }

  @Test
  void twoHundredMistakesAmongTenThousandNamesAreJudgedInAFewSeconds() {
    List<String> known =
        IntStream.range(0, 10_000)
            .mapToObj("a_rather_long_name_of_a_server_%05d"::formatted)
            .toList();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();

    for (int i = 0; i < 200; i++) {
      Nearest.to("a_rather_lengthy_name_of_no_server_%05d".formatted(i), known);
    }

    // A minute when the distance of every name is computed.
    assertThat(threads.getCurrentThreadCpuTime() - before).isLessThan(10_000_000_000L);
  }

  @Test
  void whatIsNearNothingIsToldTheFewKnownWords() {
    assertThat(Nearest.hint("zzz", List.of("b", "a"))).isEqualTo("; known here: a, b");
    assertThat(Nearest.hint("zzz", List.of())).isEmpty();
  }
}
