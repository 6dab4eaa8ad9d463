package levante.tosca.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
  private static final String HALF = "\ud83d";
  private static final String WHOLE = "\ud83d\ude00";
  // The parser's buffer ends at 1,025 characters.
  private static final int BUFFER = 1_025;

  private final Problems problems = new Problems();

  @Test
  void halfOfASurrogatePairIsPointedAtWhereverTheBufferEnds() {
    for (int length = BUFFER - 10; length < BUFFER + 10; length++) {
      Problems found = new Problems();
      String text = "a: 1\nb: \"" + "x".repeat(length) + HALF;

      assertThat(YamlReader.read("t.yaml", text, found)).isEmpty();

      int column = 5 + length;
      assertThat(found.inOrder())
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.code()).isEqualTo("INVALID_YAML");
                assertThat(one.position().line()).isEqualTo(2);
                assertThat(one.position().column()).isEqualTo(column);
              });
    }
  }

  @Test
  void charactersOfTwoHalvesAreRead() {
    for (int length = BUFFER - 10; length < BUFFER + 10; length++) {
      String value = "x".repeat(length) + WHOLE;

      Optional<Cursor> read = YamlReader.read("t.yaml", "a: \"" + value + "\"", problems);

      assertThat(read.flatMap(root -> root.get("a")).flatMap(Cursor::scalar)).contains(value);
    }
    assertThat(problems.inOrder()).isEmpty();
  }
}
