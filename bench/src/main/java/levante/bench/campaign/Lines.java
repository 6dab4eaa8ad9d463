package levante.bench.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The lines of a text as blocks: a line and all that is indented deeper below it. */
final class Lines {
  private final List<String> lines;
  private final RandomGenerator random;

  Lines(String text, RandomGenerator random) {
    lines = new ArrayList<>(List.of(text.split("\n", -1)));
    this.random = random;
  }

  /** Any line's number. */
  int any() {
    return random.nextInt(lines.size());
  }

  String line(int at) {
    return lines.get(at);
  }

  void set(int at, String line) {
    lines.set(at, line);
  }

  /** A copy of the block that begins at a line. */
  List<String> block(int at) {
    int end = at + 1;
    while (end < lines.size() && (line(end).isBlank() || indent(line(end)) > indent(line(at)))) {
      end++;
    }
    return List.copyOf(lines.subList(at, end));
  }

  void remove(int at) {
    lines.subList(at, at + block(at).size()).clear();
    if (lines.isEmpty()) {
      lines.add("");
    }
  }

  /** Puts a block at a line, as deep as that line is, or a little beside. */
  void insert(int at, List<String> block) {
    int wanted = Math.max(0, indent(line(at)) + 2 * (random.nextInt(4) - 1) / 3);
    int by = wanted - indent(block.get(0));
    lines.addAll(at, block.stream().map(line -> shifted(line, by)).toList());
  }

  private static String shifted(String line, int by) {
    return by >= 0 ? " ".repeat(by) + line : line.substring(Math.min(indent(line), -by));
  }

  private static int indent(String line) {
    int spaces = 0;
    while (spaces < line.length() && line.charAt(spaces) == ' ') {
      spaces++;
    }
    return spaces;
  }

  String text() {
    return String.join("\n", lines);
  }
}
