package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import levante.kernel.Diagnostic;
import org.junit.jupiter.api.Test;

/**
 * Templates that are well-formed and mean harm; texts that are not even that see {@code hostile}.
 */
class HostileTemplateTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long ONE_SECOND = 1_000_000_000L;
  private static final String HEAD =
      "tosca_definitions_version: tosca_simple_yaml_1_3\nimports: [ levante-profile.yaml ]\n";

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
    assertThat(read(text.toString())).isEmpty();
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
    List<String> problems = read(text);
    // The time of this thread alone, since a busy machine is not the compiler's fault; what is read
    // for the first time waits for its code to be compiled, and may be read again.
    if (THREADS.getCurrentThreadCpuTime() - before > ONE_SECOND) {
      before = THREADS.getCurrentThreadCpuTime();
      read(text);
      assertThat(THREADS.getCurrentThreadCpuTime() - before).isLessThan(ONE_SECOND);
    }
    return problems;
  }

  private static List<String> read(String text) {
    return COMPILER
        .compile(new TemplateSource("hostile.yaml", text), Map.of())
        .match(
            compiled -> List.of(),
            rejected -> rejected.problems().stream().map(Diagnostic::code).toList());
  }
}
