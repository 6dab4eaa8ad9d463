package levante.tosca.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.tosca.TemplateSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The corpus of real templates, and YAML read without any of our readers. */
final class Corpus {
  static final Path RESOURCES = Path.of("src/test/resources");
  static final Path TEMPLATES = RESOURCES.resolve("corpus/templates");

  private Corpus() {}

  /** A template of the corpus, on the parents of these names, with all others beside it. */
  static TemplateSource template(String name, List<String> parents) {
    return new TemplateSource(
        name, text(TEMPLATES.resolve(name)), parents.stream().map(Corpus::alone).toList(), all());
  }

  private static TemplateSource alone(String name) {
    return new TemplateSource(name, text(TEMPLATES.resolve(name)));
  }

  /** All templates by name. */
  static SortedMap<String, String> all() {
    SortedMap<String, String> texts = new TreeMap<>();
    files(TEMPLATES, "").forEach(file -> texts.put(file.getFileName().toString(), text(file)));
    return texts;
  }

  /** The files of a folder whose names end so, by name. */
  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Object yaml(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }
}
