package levante.cli.words;

import java.util.ArrayList;
import java.util.List;

/**
 * What a verb takes and answers with.
 *
 * @param verb such as {@code validate}
 * @param operands what follows the options, such as {@code FILE...}; empty when nothing may
 * @param purpose one sentence
 * @param options in the order of the text
 * @param exitCodes each with its meaning, such as {@code 0: all is fine}
 */
public record Usage(
    String verb, String operands, String purpose, List<Option> options, List<String> exitCodes) {
  /** What every verb has. */
  static final Option HELP = Option.flag("--help", "Print this.");

  private static final int MARGIN = 26;
  private static final int WIDTH = 100;

  public Usage {
    List<Option> all = new ArrayList<>(options);
    all.add(HELP);
    options = List.copyOf(all);
    exitCodes = List.copyOf(exitCodes);
  }

  /** The lines for {@code --help}. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Usage: ./levante %s %s%s"
            .formatted(verb, operands, operands.isEmpty() ? "[OPTIONS]" : " [OPTIONS]"));
    lines.add("");
    wrap(lines, "", 0, purpose);
    lines.add("");
    options.forEach(option -> add(lines, option));
    lines.add("");
    lines.add("Exit codes:");
    exitCodes.forEach(code -> lines.add("  " + code));
    return lines;
  }

  private static void add(List<String> lines, Option option) {
    String name = "  " + option.form();
    wrap(lines, name + " ".repeat(Math.max(1, MARGIN - name.length())), MARGIN, option.help());
  }

  private static void wrap(List<String> lines, String start, int margin, String sentence) {
    String line = start;
    for (String word : sentence.split(" ")) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.stripTrailing());
        line = " ".repeat(margin);
      }
      line += line.isEmpty() || line.endsWith(" ") ? word : " " + word;
    }
    lines.add(line);
  }
}
