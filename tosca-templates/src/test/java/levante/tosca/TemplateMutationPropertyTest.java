package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import levante.tosca.catalog.Catalogue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

class TemplateMutationPropertyTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long FIVE_SECONDS = 5_000_000_000L;
  private static final String TEXT = Catalogue.bundled().template("edge-to-cloud").text();
  private static final String ODD = "{}[]:,-&*!|>'\"%@`#~?<=\\\t\n \u0000\u00e9\ud83d\ude00aZ09._";

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void anyChangedCharactersGiveDiagnosticsOrATopology(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int changes) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(TEXT);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length());
      char odd = ODD.charAt(random.nextInt(ODD.length()));
      switch (random.nextInt(3)) {
        case 0 -> text.setCharAt(at, odd);
        case 1 -> text.insert(at, odd);
        default -> text.deleteCharAt(at);
      }
    }
    answersInTime(text.toString());
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void anyMovedOrMissingLinesGiveDiagnosticsOrATopology(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(List.of(TEXT.split("\n")));
    for (int i = 0; i < changes; i++) {
      String line = lines.remove(random.nextInt(lines.size()));
      if (random.nextBoolean()) {
        lines.add(random.nextInt(lines.size()), " ".repeat(random.nextInt(3)) + line);
      }
    }
    answersInTime(String.join("\n", lines));
  }

  private static void answersInTime(String text) {
    long before = THREADS.getCurrentThreadCpuTime();
    Compilation compilation = COMPILER.compile(new TemplateSource("mutated.yaml", text), Map.of());
    assertThat(THREADS.getCurrentThreadCpuTime() - before).isLessThan(FIVE_SECONDS);
    assertThat(compilation).isNotNull();
  }
}
