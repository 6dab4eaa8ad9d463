package levante.tosca.archive;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the template that an archive is about. */
final class ArchiveEntry {
  private static final String META = "TOSCA-Metadata/TOSCA.meta";
  private static final String ENTRY = "Entry-Definitions";
  private static final String OTHERS = "Other-Definitions";

  private final ArchiveProblems problems;

  ArchiveEntry(ArchiveProblems problems) {
    this.problems = problems;
  }

  /** The entry's path, or nothing and a problem. */
  Optional<String> find(SortedMap<String, String> files) {
    return files.containsKey(META) ? named(files) : single(files);
  }

  private Optional<String> named(SortedMap<String, String> files) {
    SortedMap<String, Line> lines = block(files.get(META));
    Line entry = lines.get(ENTRY);
    if (entry == null) {
      problems.add(META, 1, 0, "it has to say which file is the template: Entry-Definitions: FILE");
      return Optional.empty();
    }
    Line others = lines.getOrDefault(OTHERS, new Line(1, 0, ""));
    boolean isWhole =
        Stream.of(others.value().trim().split("[\\s,]+"))
            .filter(name -> !name.isEmpty())
            .map(name -> unquoted(name))
            .filter(name -> !isThere(files, others, name))
            .toList()
            .isEmpty();
    String name = unquoted(entry.value().trim());
    return isThere(files, entry, name) && isWhole ? Optional.of(name) : Optional.empty();
  }

  private boolean isThere(SortedMap<String, String> files, Line line, String name) {
    if (!files.containsKey(name)) {
      problems.add(
          META, line.number(), line.length(), "the archive has no text file '%s'".formatted(name));
    }
    return files.containsKey(name);
  }

  private Optional<String> single(SortedMap<String, String> files) {
    List<String> candidates =
        files.keySet().stream()
            .filter(name -> !name.contains("/") && name.matches("(?i).*\\.ya?ml"))
            .toList();
    if (candidates.size() != 1) {
      problems.add(
          "the archive needs %s or exactly one YAML file at its root, not %d"
              .formatted(META, candidates.size()));
    }
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  /** One line of the metadata: what is written after the name. */
  private record Line(int number, int length, String value) {}

  // Name: value, a line that begins with a space going on; the first block is about the archive.
  private static SortedMap<String, Line> block(String meta) {
    SortedMap<String, Line> lines = new TreeMap<>();
    String last = "";
    int number = 0;
    for (String text : meta.lines().toList()) {
      number++;
      int colon = text.indexOf(':');
      if (text.isBlank() && !lines.isEmpty()) {
        return lines;
      }
      if (text.startsWith(" ") && lines.containsKey(last)) {
        Line begun = lines.get(last);
        lines.put(last, new Line(begun.number(), begun.length(), begun.value() + text));
      } else if (colon > 0) {
        last = text.substring(0, colon).trim();
        lines.putIfAbsent(last, new Line(number, text.length(), text.substring(colon + 1)));
      }
    }
    return lines;
  }

  private static String unquoted(String name) {
    String plain =
        name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
            ? name.substring(1, name.length() - 1)
            : name;
    return plain.startsWith("./") ? plain.substring(2) : plain;
  }
}
