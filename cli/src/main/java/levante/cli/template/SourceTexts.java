package levante.cli.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.SourcePosition;
import levante.tosca.TemplateSource;

/**
 * The lines that diagnostics point into: those of the template, its parents and its archive's
 * files, and of what it imports from the file system. Not for use by two threads.
 */
final class SourceTexts {
  private static final long MOST_BYTES = 1 << 22;

  private final Map<String, List<String>> lines = new HashMap<>();

  /** Knows one file only. */
  static SourceTexts of(String name, String text) {
    SourceTexts texts = new SourceTexts();
    texts.lines.put(name, text.lines().toList());
    return texts;
  }

  /** Knows a template and whatever is attached to it. */
  static SourceTexts of(TemplateSource source) {
    SourceTexts texts = new SourceTexts();
    texts.add(source);
    return texts;
  }

  private void add(TemplateSource source) {
    lines.put(source.name(), source.text().lines().toList());
    source.files().forEach((name, text) -> lines.putIfAbsent(name, text.lines().toList()));
    source.parents().forEach(this::add);
  }

  /** The line that a position is in, if its file is at hand. */
  Optional<String> line(SourcePosition at) {
    List<String> file = lines.computeIfAbsent(at.file(), SourceTexts::read);
    return at.line() <= file.size() ? Optional.of(file.get(at.line() - 1)) : Optional.empty();
  }

  private static List<String> read(String file) {
    try {
      Path path = Path.of(file);
      return Files.isRegularFile(path) && Files.size(path) <= MOST_BYTES
          ? Files.readAllLines(path)
          : List.of();
    } catch (IOException | InvalidPathException notAtHand) {
      return List.of();
    }
  }
}
