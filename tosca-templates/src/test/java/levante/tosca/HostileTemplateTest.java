package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import levante.kernel.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Templates that are well-formed and mean harm; texts that are not even that see {@code hostile}.
 */
class HostileTemplateTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long ONE_SECOND = 1_000_000_000L;
  private static final String VERSION = "tosca_definitions_version: tosca_simple_yaml_1_3\n";
  private static final String HEAD = VERSION + "imports: [ levante-profile.yaml ]\n";

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

  @ParameterizedTest
  @ValueSource(strings = {"levante-profile.yaml", "im-profile.yaml"})
  void aThousandMistakesInOneInputAreNotAllTold(String profile) {
    String input =
        VERSION
            + "imports: [ %s ]\n".formatted(profile)
            + "topology_template:\n  node_templates: { m: { type: tosca.nodes.Compute } }\n"
            + "  inputs:\n    i:\n      type: list\n      entry_schema: { type: integer }\n";
    String items = "      default: [ %s ]\n".formatted("a, ".repeat(1_000));
    String clauses = "      constraints: [ %s ]\n".formatted("{ no: 1 }, ".repeat(1_000));

    assertThat(problems(input + items)).hasSizeBetween(100, 400).containsOnly("INVALID_VALUE");
    assertThat(told(input + "      default: [ 1 ]\n" + clauses))
        .hasSizeBetween(100, 400)
        .containsOnly("INVALID_CONSTRAINT");
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
    return compiled(text).match(compiled -> List.of(), rejected -> codes(rejected.problems()));
  }

  private static List<String> told(String text) {
    return compiled(text)
        .match(compiled -> codes(compiled.warnings()), rejected -> codes(rejected.problems()));
  }

  private static Compilation compiled(String text) {
    return COMPILER.compile(new TemplateSource("hostile.yaml", text), Map.of());
  }

  private static List<String> codes(List<Diagnostic> problems) {
    return problems.stream().map(Diagnostic::code).toList();
  }
}
