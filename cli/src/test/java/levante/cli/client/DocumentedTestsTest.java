package levante.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever test a page says something is held by, there is that test. */
class DocumentedTestsTest {
  private static final Path HOME = Path.of("..");
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT|ST|Contract))(?:[.#](\\w+))?`");

  /** The suffixes themselves, and what is no test of ours. */
  private static final List<String> OTHERS = List.of("PropertyTest", "SimulationTest", "POST");

  private static List<Path> files(Path folder, String suffix) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(suffix))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }

  /** The sources of all tests together, by their names: some modules have one of the same name. */
  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new TreeMap<>();
    try (Stream<Path> modules = Files.list(HOME)) {
      for (Path module : modules.toList()) {
        for (Path sources : List.of(module.resolve("src/test/java"), module.resolve("test/java"))) {
          if (Files.isDirectory(sources)) {
            for (Path file : files(sources, ".java")) {
              String name = file.getFileName().toString().replace(".java", "");
              tests.merge(name, Files.readString(file), String::concat);
            }
          }
        }
      }
    }
    return tests;
  }

  private static boolean isThere(Map<String, String> tests, String name, Optional<String> method) {
    String sources = tests.getOrDefault(name, "");
    return OTHERS.contains(name)
        || (!sources.isEmpty() && method.map(one -> sources.contains(one + "(")).orElse(true));
  }

  @Test
  void everyTestThatAPageNamesIsThere() throws IOException {
    Map<String, String> tests = tests();
    List<Path> pages = new ArrayList<>(files(HOME.resolve("docs"), ".md"));
    pages.add(HOME.resolve("README.md"));
    // It names the tests of other projects.
    pages.remove(HOME.resolve("docs/design/style.md"));
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (Path page : pages) {
      Matcher matcher = NAMED.matcher(Files.readString(page));
      while (matcher.find()) {
        named++;
        if (!isThere(tests, matcher.group(1), Optional.ofNullable(matcher.group(2)))) {
          missing.add(page + " " + matcher.group());
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).isGreaterThan(100);
  }
}
