package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import levante.kernel.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file under {@code broken} is a template with one kind of mistake; {@code ⟦CODE⟧} stands
 * right before the characters that the diagnostic has to point at, and is taken out before
 * compiling.
 */
class BrokenTemplateTest {
  private static final Path FOLDER = Path.of("src/test/resources/broken");
  private static final Pattern MARK = Pattern.compile("⟦([A-Z_]+)⟧");
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyMistakeIsPointedAtAndNothingElseIs(Path file) throws IOException {
    String marked = Files.readString(file);
    TemplateSource source =
        new TemplateSource(file.getFileName().toString(), MARK.matcher(marked).replaceAll(""));

    Compilation compilation = COMPILER.compile(source, Map.of());

    List<String> found =
        compilation.match(
            compiled -> List.of("compiled"),
            rejected -> rejected.problems().stream().map(BrokenTemplateTest::place).toList());
    assertThat(found).isEqualTo(expected(marked));
  }

  @Test
  void thereAreAtLeastSixtyKindsOfMistake() throws IOException {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(60);
  }

  private static String place(Diagnostic problem) {
    return "%d:%d %s"
        .formatted(problem.position().line(), problem.position().column(), problem.code());
  }

  private static List<String> expected(String marked) {
    List<String> expected = new ArrayList<>();
    String[] lines = marked.split("\n", -1);
    for (int line = 0; line < lines.length; line++) {
      Matcher mark = MARK.matcher(lines[line]);
      int taken = 0;
      while (mark.find()) {
        expected.add("%d:%d %s".formatted(line + 1, mark.start() - taken + 1, mark.group(1)));
        taken += mark.end() - mark.start();
      }
    }
    return expected;
  }
}
