package levante.bench.campaign;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Changes a text as a slip of the hand, an editor or somebody hostile would. */
final class TextMutator {
  private static final String ODD =
      "{}[]:,-&*!|>'\"%@`#~?<=\\\t\n\r \u0000\u00e9\u0085\u2028\ufeff\ud83d\ude00aZ09._";
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]*");
  private static final Pattern VALUE = Pattern.compile("(?<=: )[^\\n]+$", Pattern.MULTILINE);
  private static final List<String> VALUES =
      List.of(
          "",
          "~",
          "{}",
          "[]",
          "[ [] ]",
          "{ ? [ a ] : b }",
          "-1",
          "0",
          "99999999999999999999999",
          "1e999",
          "1e999999999",
          "1e-999999999",
          ".nan",
          "0x1F",
          "4 GB",
          "4 XB",
          "-1 h",
          "1_000",
          "[ 1, UNBOUNDED ]",
          "[ UNBOUNDED, UNBOUNDED ]",
          "[ 5, 1 ]",
          "true",
          "yes",
          "2020-02-30",
          "\"\\0\"",
          "!!binary aGk=",
          "!!float x",
          "!own x",
          "&a [ *a ]",
          "*nothing",
          "{ get_input: name }",
          "{ get_input: [] }",
          "{ get_property: [ SELF, name ] }",
          "{ get_property: [ HOST, host, num_cpus ] }",
          "{ get_attribute: [ SELF ] }",
          "{ get_operation_output: [ SELF, Standard, create, x ] }",
          "{ get_artifact: [ SELF, x, LOCAL_FILE, true ] }",
          "{ concat: [ { concat: [] }, { get_input: x } ] }",
          "{ token: [ a, '', 99999999999 ] }",
          "{ join: [ [ a, [ b ] ], ~ ] }",
          "[ { equal: 1 }, { in_range: [ 1, a ] }, { pattern: '(' } ]");

  private final RandomGenerator random;
  private final List<String> donors;

  /**
   * A mutator.
   *
   * @param donors other texts, whose parts are put in
   */
  TextMutator(RandomGenerator random, List<String> donors) {
    this.random = random;
    this.donors = donors;
  }

  String changed(String text) {
    if (text.isEmpty()) {
      return VALUES.get(random.nextInt(VALUES.size()));
    }
    return switch (random.nextInt(9)) {
      case 0 -> character(text);
      case 1, 2 -> blocks(text);
      case 3 -> grafted(text);
      case 4, 5 -> replaced(text, VALUE, VALUES.get(random.nextInt(VALUES.size())));
      case 6, 7 -> replaced(text, WORD, word(text));
      default -> cut(text);
    };
  }

  private String character(String text) {
    int at = random.nextInt(text.length());
    char odd = ODD.charAt(random.nextInt(ODD.length()));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + odd + text.substring(at + 1);
      case 1 -> text.substring(0, at) + odd + text.substring(at);
      default -> text.substring(0, at) + text.substring(at + 1);
    };
  }

  private String blocks(String text) {
    Lines lines = new Lines(text, random);
    int from = lines.any();
    List<String> block = lines.block(from);
    if (random.nextBoolean()) {
      lines.remove(from);
    }
    if (random.nextBoolean()) {
      lines.insert(lines.any(), block);
    }
    return lines.text();
  }

  private String grafted(String text) {
    Lines donor = new Lines(donors.get(random.nextInt(donors.size())), random);
    Lines lines = new Lines(text, random);
    lines.insert(lines.any(), donor.block(donor.any()));
    return lines.text();
  }

  private String word(String text) {
    List<MatchResult> words = WORD.matcher(text).results().toList();
    return words.isEmpty() ? "x" : words.get(random.nextInt(words.size())).group();
  }

  private String replaced(String text, Pattern what, String by) {
    List<MatchResult> found = what.matcher(text).results().toList();
    if (found.isEmpty()) {
      return text;
    }
    MatchResult one = found.get(random.nextInt(found.size()));
    return text.substring(0, one.start()) + by + text.substring(one.end());
  }

  // A file that was not written to its end.
  private String cut(String text) {
    return random.nextInt(4) == 0 ? text.substring(0, random.nextInt(text.length())) : blocks(text);
  }
}
