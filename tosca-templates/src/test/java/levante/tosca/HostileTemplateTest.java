package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import levante.kernel.Diagnostic;
import org.junit.jupiter.api.Test;

class HostileTemplateTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long FIVE_SECONDS = 5_000_000_000L;
  private static final String HEAD =
      "tosca_definitions_version: tosca_simple_yaml_1_3\nimports: [ levante-profile.yaml ]\n";

  @Test
  void tenMegabytesAreRefusedUnread() {
    assertThat(problems("a: b\n".repeat(2_000_000))).containsExactly("TOO_LARGE");
  }

  @Test
  void aLineWithoutEndIsRefused() {
    assertThat(problems("x: " + "-".repeat(4_000_000))).containsExactly("TOO_LARGE");
    assertThat(problems("x: \"" + "y ".repeat(2_000_000) + "\"")).containsExactly("TOO_LARGE");
  }

  @Test
  void nestingIsRefusedAtItsBound() {
    assertThat(problems("[".repeat(100_000))).containsExactly("TOO_LARGE");
    assertThat(problems("- ".repeat(1_000) + "x")).containsExactly("TOO_LARGE");
  }

  @Test
  void anAliasBombIsRefused() {
    StringBuilder text = new StringBuilder("a0: &a0 [ x, x, x, x, x, x, x, x, x, x ]\n");
    for (int i = 1; i < 12; i++) {
      String one = "*a" + (i - 1);
      text.append(
          "a%d: &a%d [ %s ]\n"
              .formatted(i, i, String.join(", ", List.of(one, one, one, one, one, one, one, one))));
    }
    assertThat(problems(text.toString())).containsExactly("TOO_LARGE");
  }

  @Test
  void aPatternThatBacktracksForYearsIsJudgedAtOnce() {
    String text =
        HEAD
            + "topology_template:\n  inputs:\n    name:\n      type: string\n      default: "
            + "a".repeat(60)
            + "!\n      constraints:\n        - pattern: \"(a+)+\"\n"
            + "  node_templates:\n    m:\n      type: levante.nodes.Machine\n";
    assertThat(problems(text)).containsExactly("INVALID_VALUE");
  }

  @Test
  void aTextThatDoublesWithEveryLineIsRefused() {
    assertThat(problems(doubling("x"))).contains("TOO_LARGE");
  }

  @Test
  void aSymbolicTextThatDoublesWithEveryLineIsRefused() {
    assertThat(problems(doubling("{ get_attribute: [ SELF, state ] }"))).contains("TOO_LARGE");
  }

  @Test
  void aThousandMistakesAreNotAllTold() {
    StringBuilder text = new StringBuilder(HEAD + "topology_template:\n  node_templates:\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("    m%d: { type: levante.nodes.Nothing%d }\n".formatted(i, i));
    }
    assertThat(problems(text.toString())).hasSizeBetween(100, 400);
  }

  @Test
  void tenThousandNodeTemplatesCompile() {
    StringBuilder text = new StringBuilder(HEAD + "topology_template:\n  node_templates:\n");
    for (int i = 0; i < 10_000; i++) {
      text.append(
          "    m%d: { type: levante.nodes.Machine, properties: { region: r } }\n".formatted(i));
    }
    assertThat(problems(text.toString())).isEmpty();
  }

  private static String doubling(String first) {
    StringBuilder text = new StringBuilder(HEAD + "topology_template:\n  node_templates:\n");
    String value = first;
    for (int i = 0; i < 60; i++) {
      text.append(
          "    m%d:\n      type: levante.nodes.Machine\n      properties:\n        region: %s\n"
              .formatted(i, value));
      String before = "{ get_property: [ m%d, region ] }".formatted(i);
      value = "{ concat: [ %s, %s ] }".formatted(before, before);
    }
    return text.toString();
  }

  private static List<String> problems(String text) {
    long before = THREADS.getCurrentThreadCpuTime();
    Compilation compilation = COMPILER.compile(new TemplateSource("hostile.yaml", text), Map.of());
    // The time of this thread alone, since a busy machine is not the compiler's fault.
    assertThat(THREADS.getCurrentThreadCpuTime() - before).isLessThan(FIVE_SECONDS);
    return compilation.match(
        compiled -> List.of(),
        rejected -> rejected.problems().stream().map(Diagnostic::code).toList());
  }
}
