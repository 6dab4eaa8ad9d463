package levante.tosca.parse;

import java.util.Optional;
import levante.kernel.SourcePosition;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads one YAML 1.2 document within bounds that keep a hostile text from costing anything. */
public final class YamlReader {
  /** The longest text that is read, in characters: room for 10,000 node templates of 400 each. */
  public static final int MOST_CHARACTERS = 1 << 22;

  // The parser copies what it has seen of a scalar again and again until its line ends.
  private static final int MOST_OF_A_LINE = 1 << 17;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setUseMarks(true)
          .setParseComments(false)
          .setCodePointLimit(MOST_CHARACTERS)
          .build();

  private YamlReader() {}

  /** The document's root, or nothing and at least one problem. */
  public static Optional<Cursor> read(String file, String text, Problems problems) {
    return readPart(file, text, 0, problems);
  }

  /**
   * The same for a part of a file. What is no YAML is told with the lines of the part.
   *
   * @param linesBefore how many lines of the file stand before the part
   */
  public static Optional<Cursor> readPart(
      String file, String text, int linesBefore, Problems problems) {
    if (isTooLong(file, text, problems)
        || hasEndlessLine(file, text, problems)
        || hasHalfCharacter(file, text, problems)) {
      return Optional.empty();
    }
    try {
      return new YamlComposer(file, linesBefore, problems)
          .compose(new Parse(SETTINGS).parseString(text))
          .map(root -> new Cursor(root, ""));
    } catch (MarkedYamlEngineException problem) {
      problems.error(ProblemCode.INVALID_YAML, place(file, problem), "", sentence(problem));
    } catch (ReaderException problem) {
      problems.error(
          ProblemCode.INVALID_YAML,
          place(file, text, problem.getPosition()),
          "",
          "the character U+%04X is not allowed in YAML".formatted(problem.getCodePoint()));
    } catch (YamlEngineException problem) {
      problems.error(
          ProblemCode.INVALID_YAML, SourcePosition.startOf(file), "", "" + problem.getMessage());
    }
    return Optional.empty();
  }

  private static boolean isTooLong(String file, String text, Problems problems) {
    boolean isTooLong = text.length() > MOST_CHARACTERS;
    if (isTooLong) {
      problems.error(
          ProblemCode.TOO_LARGE,
          SourcePosition.startOf(file),
          "",
          "the template has %d characters; at most %d are read"
              .formatted(text.length(), MOST_CHARACTERS));
    }
    return isTooLong;
  }

  private static boolean hasEndlessLine(String file, String text, Problems problems) {
    int line = 1;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end;
      if (next - start > MOST_OF_A_LINE) {
        problems.error(
            ProblemCode.TOO_LARGE,
            new SourcePosition(file, line, 1, 0),
            "",
            "the line has more than %d characters".formatted(MOST_OF_A_LINE));
        return true;
      }
      line++;
      start = next + 1;
    }
    return false;
  }

  // No UTF-8 has one, but JSON may bring it, and the parser trusts its text to have whole
  // characters.
  private static boolean hasHalfCharacter(String file, String text, Problems problems) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        if (Character.isBmpCodePoint(text.codePointAt(at))) {
          int before = text.codePointCount(0, at);
          problems.error(
              ProblemCode.INVALID_YAML,
              place(file, text, before),
              "",
              "half of a surrogate pair, U+%04X, is no character".formatted((int) text.charAt(at)));
          return true;
        }
        at++;
      }
    }
    return false;
  }

  private static String sentence(MarkedYamlEngineException problem) {
    String context = problem.getContext() == null ? "" : problem.getContext() + ": ";
    return context + problem.getProblem();
  }

  private static SourcePosition place(String file, MarkedYamlEngineException problem) {
    Optional<Mark> mark = problem.getProblemMark().or(problem::getContextMark);
    return mark.map(one -> new SourcePosition(file, one.getLine() + 1, one.getColumn() + 1, 1))
        .orElse(SourcePosition.startOf(file));
  }

  private static SourcePosition place(String file, String text, int codePoints) {
    int line = 1;
    int column = 1;
    int index = 0;
    for (int seen = 0; seen < codePoints && index < text.length(); seen++) {
      int codePoint = text.codePointAt(index);
      index += Character.charCount(codePoint);
      column = codePoint == '\n' ? 1 : column + 1;
      line = codePoint == '\n' ? line + 1 : line;
    }
    return new SourcePosition(file, line, column, 1);
  }
}
