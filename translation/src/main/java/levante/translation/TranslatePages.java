package levante.translation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the build calls: makes the templates of a language, and the bundle of words that Java looks
 * up in that language. What has no translation stays in English; a test finds it.
 */
public final class TranslatePages {
  private TranslatePages() {}

  /**
   * The command.
   *
   * @param args folder of the templates, catalogue, folder for its templates, file for its bundle
   */
  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]);
    Catalogue catalogue = Catalogue.read(Files.readString(Path.of(args[1])));
    Path to = Path.of(args[2]);
    Map<String, String> english = templates(from);
    removeAllBut(english, to);
    for (Map.Entry<String, String> one : english.entrySet()) {
      PageTemplate template = PageTemplate.of(one.getValue());
      write(
          to.resolve(one.getKey()),
          template.translated(segment -> catalogue.of(segment).orElse(segment)));
    }
    write(Path.of(args[3]), bundle(catalogue));
  }

  /** The texts of the templates below a folder, by their paths in it. */
  public static Map<String, String> templates(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : files(folder)) {
      texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
    }
    return texts;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".jte")).sorted().toList();
    }
  }

  private static void removeAllBut(Map<String, String> kept, Path folder) throws IOException {
    for (Path file : files(folder)) {
      if (!kept.containsKey(folder.relativize(file).toString().replace('\\', '/'))) {
        Files.delete(file);
      }
    }
  }

  /** What is as it was keeps its time, and is not compiled again for it. */
  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text);
    }
  }

  /** Without the date that {@link java.util.Properties} would write. */
  private static String bundle(Catalogue catalogue) {
    StringBuilder text = new StringBuilder();
    for (String segment : catalogue.segments()) {
      catalogue
          .of(segment)
          .ifPresent(
              one -> text.append(escaped(segment)).append('=').append(escaped(one)).append('\n'));
    }
    return text.toString();
  }

  /** As {@link java.util.Properties} reads it, in keys and in values. */
  private static String escaped(String text) {
    return text.replaceAll("[\\\\ =:#!]", "\\\\$0").replace("\n", "\\n");
  }
}
