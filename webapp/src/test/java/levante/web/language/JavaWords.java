package levante.web.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import levante.translation.Brackets;

/** What Java says on pages, by its sources. */
final class JavaWords {
  /** Of what is said the first argument is the words; of a state all of them may be. */
  private static final Pattern SAID = Pattern.compile("\\bSay\\s*\\.of\\(|\\bnew Status\\(");

  /** Their constants are words that are said elsewhere. */
  private static final Set<String> SAID_LATER =
      Set.of(
          "health/Part.java",
          "page/act/Done.java",
          "page/admin/Tab.java",
          "page/buckets/Done.java",
          "page/choice/Choice.java",
          "page/clouds/Done.java",
          "page/clouds/Provider.java",
          "page/elasticity/Done.java",
          "page/elasticity/Span.java",
          "page/frame/Section.java",
          "page/services/Done.java",
          "page/whatif/Past.java",
          "page/whatif/Slider.java");

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern FORMAT = Pattern.compile("%(?:\\d+\\$)?[,.0-9]*[sd%]");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2}");

  private JavaWords() {}

  /** The words by the sources that they are in, as these lie below a folder. */
  static Map<String, List<String>> in(Path folder) throws IOException {
    Map<String, List<String>> words = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".java")).toList();
    }
    for (Path file : files) {
      String name = folder.relativize(file).toString();
      List<String> some = words(name, Files.readString(file));
      if (!some.isEmpty() && !name.startsWith("language/")) {
        words.put(name, some);
      }
    }
    return words;
  }

  private static List<String> words(String name, String source) {
    List<String> words = new ArrayList<>();
    Matcher said = SAID.matcher(source);
    while (said.find()) {
      words.addAll(literals(arguments(source, said.end(), said.group().startsWith("Say"))));
    }
    if (SAID_LATER.contains(name)) {
      literals(COMMENT.matcher(source).replaceAll("")).stream()
          .filter(text -> isSentence(text) || name.endsWith("Choice.java"))
          .forEach(words::add);
    }
    words.removeIf(text -> !WORD.matcher(FORMAT.matcher(text).replaceAll("")).find());
    return words;
  }

  /** What is none is a key or a path. */
  private static boolean isSentence(String text) {
    return !text.isEmpty() && (Character.isUpperCase(text.charAt(0)) || text.contains(" "));
  }

  private static List<String> literals(String code) {
    return LITERAL
        .matcher(JOINED.matcher(code).replaceAll(""))
        .results()
        .map(
            found ->
                found.group(1).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\"))
        .toList();
  }

  private static String arguments(String source, int from, boolean onlyFirst) {
    int depth = 1;
    int at = from;
    while (depth > 0) {
      char one = source.charAt(at);
      if (onlyFirst && one == ',' && depth == 1) {
        break;
      }
      at = one == '"' || one == '\'' ? Brackets.afterQuoted(source, at) : at + 1;
      if ("({[".indexOf(one) >= 0) {
        depth++;
      } else if (")}]".indexOf(one) >= 0) {
        depth--;
      }
    }
    return source.substring(from, at);
  }
}
