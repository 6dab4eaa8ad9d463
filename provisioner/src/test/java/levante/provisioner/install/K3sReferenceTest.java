package levante.provisioner.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the scripts use of K3s stands in the table that tells its source, and the reverse. */
class K3sReferenceTest {
  private static final Path SCRIPTS = Path.of("src/main/resources/install");
  private static final Path PAGE = Path.of("../docs/reference/k3s.md");

  /** Keys of config.yaml, options of the commands, and files of K3s. */
  private static final List<Pattern> USES =
      List.of(
          Pattern.compile("(?:echo|printf) [\"']([a-z-]+): ?(?:\\\\\"|true)"),
          Pattern.compile("(?:echo|printf) [\"']([a-z-]+):(?:\"|\\\\n)"),
          Pattern.compile("\\bk3s (?:token|kubectl) .*"),
          Pattern.compile("(/(?:etc/rancher|usr/local/bin|var/lib/rancher)/[a-z0-9./-]*[a-z0-9])"));

  private static String scripts() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      for (Path file : files.filter(one -> name(one).startsWith("k3s")).sorted().toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> !line.startsWith("#"))
            .forEach(line -> all.append(line).append('\n'));
      }
    }
    return all.toString();
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static SortedSet<String> used() throws IOException {
    SortedSet<String> used = new TreeSet<>();
    String text = scripts();
    for (Pattern pattern : USES) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        if (matcher.groupCount() == 1) {
          used.add(matcher.group(1));
        } else {
          options(matcher.group(), used);
        }
      }
    }
    return used;
  }

  private static void options(String command, SortedSet<String> used) {
    Matcher option = Pattern.compile("(?<= )--[a-z-]+").matcher(command);
    while (option.find()) {
      used.add(option.group());
    }
  }

  private static String table() throws IOException {
    StringBuilder cells = new StringBuilder();
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("| `")) {
        cells.append(line, 0, line.indexOf(" | ")).append('\n');
        assertThat(line.split(" \\| ", -1)).as(line).hasSize(3);
      }
    }
    return cells.toString();
  }

  @Test
  void everyFlagAndFileThatTheScriptsUseStandsInTheTable() throws IOException {
    assertThat(used())
        .contains("token", "server", "tls-san", "node-taint", "write-kubeconfig-mode")
        .contains("--ttl", "--ignore-not-found", "/etc/rancher/k3s/k3s.yaml");
    String table = table();
    for (String use : used()) {
      assertThat(table).as(use).containsPattern("(?<![a-z-])" + Pattern.quote(use) + "(?![a-z])");
    }
  }

  @Test
  void everyKeyOfTheTableIsUsed() throws IOException {
    Matcher key = Pattern.compile("`([a-z]+(?:-[a-z]+)*)`").matcher(table());
    String scripts = scripts();
    while (key.find()) {
      assertThat(scripts).containsPattern("\\b" + key.group(1) + "\\b");
    }
  }
}
