package levante.tosca.hostile;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text that costs a careless reader minutes or gigabytes.
 *
 * @param code what is among the problems
 */
record HostileText(String name, String code, Supplier<String> source) {
  private static final List<HostileText> ALL =
      List.of(
          new HostileText("ten megabytes", "TOO_LARGE", () -> "a: b\n".repeat(2_000_000)),
          new HostileText(
              "a scalar of ten megabytes",
              "TOO_LARGE",
              () -> "a: |\n" + "  words and words\n".repeat(600_000)),
          new HostileText(
              "a list of ten megabytes", "TOO_LARGE", () -> "- item\n".repeat(1_500_000)),
          new HostileText("a million keys", "TOO_LARGE", () -> lines(1_000_000, "key%07d: v\n")),
          new HostileText(
              "keys below the bound of characters", "TOO_LARGE", () -> lines(500_000, "%x:\n")),
          new HostileText(
              "a list below the bound of characters", "TOO_LARGE", () -> "-\n".repeat(2_000_000)),
          new HostileText(
              "a list in brackets",
              "TOO_LARGE",
              () -> "[\n" + ("a,".repeat(60_000) + "\n").repeat(30) + "]"),
          new HostileText("a line without end", "TOO_LARGE", () -> "x: " + "-".repeat(4_000_000)),
          new HostileText(
              "a quoted line without end",
              "TOO_LARGE",
              () -> "x: \"" + "y ".repeat(2_000_000) + "\""),
          new HostileText("brackets", "TOO_LARGE", () -> "[".repeat(100_000)),
          new HostileText("dashes", "TOO_LARGE", () -> "- ".repeat(1_000) + "x"),
          new HostileText("a thousand levels", "TOO_LARGE", HostileText::levels),
          new HostileText("an alias bomb", "TOO_LARGE", HostileText::aliasBomb),
          new HostileText("merged maps", "TOO_LARGE", HostileText::mergedMaps),
          new HostileText("anchors", "TOO_LARGE", () -> lines(300_000, "- &a%d x\n")),
          new HostileText("aliases", "TOO_LARGE", () -> "- &a x\n" + "- *a\n".repeat(800_000)),
          new HostileText(
              "a scalar in a block",
              "SYNTAX_ERROR",
              () -> "|\n" + " some words of a text\n".repeat(180_000)),
          new HostileText(
              "a scalar on many lines",
              "SYNTAX_ERROR",
              () -> "some words of a text\n".repeat(190_000)),
          new HostileText(
              "a quoted scalar on many lines",
              "SYNTAX_ERROR",
              () -> "\"" + "some words\n".repeat(350_000) + "\""),
          new HostileText("comments", "SYNTAX_ERROR", () -> "# \n".repeat(1_300_000)),
          new HostileText("empty lines", "SYNTAX_ERROR", () -> "\n".repeat(4_000_000)),
          new HostileText("documents", "INVALID_YAML", () -> "---\n".repeat(1_000_000)));

  static List<HostileText> all() {
    return ALL;
  }

  static HostileText named(String name) {
    return ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  String text() {
    return source.get();
  }

  @Override
  public String toString() {
    return name;
  }

  private static String lines(int count, String line) {
    return IntStream.range(0, count).mapToObj(line::formatted).collect(Collectors.joining());
  }

  private static String levels() {
    return IntStream.range(0, 1_000)
        .mapToObj(level -> " ".repeat(level) + "a:\n")
        .collect(Collectors.joining());
  }

  // Each list holds the one before eight times.
  private static String aliasBomb() {
    return "a0: &a0 [ x, x, x, x, x, x, x, x ]\n"
        + IntStream.range(0, 12)
            .mapToObj(
                i -> "a%d: &a%d [ %s ]\n".formatted(i + 1, i + 1, ("*a" + i + ", ").repeat(8)))
            .collect(Collectors.joining());
  }

  private static String mergedMaps() {
    return "a: &a\n"
        + lines(20_000, "  k%d: v\n")
        + "b: { <<: [ *a"
        + ", *a".repeat(900)
        + " ] }\n";
  }
}
