package levante.tosca.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import levante.tosca.define.TypeReader;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;

/**
 * The text of a bundled profile, cut into its types: most templates name a few of several hundred,
 * and reading them all would take most of the time of a command that starts, works and ends. The
 * cut trusts the layout of our own files, in which sections begin in the first column and types in
 * the third; a test holds it against a reading of the whole.
 */
final class ProfileText {
  private static final String INDENT = "  ";

  private final String file;
  private final List<NamedType> types = new ArrayList<>();
  private Optional<TypeKind> section = Optional.empty();
  private Optional<Part> part = Optional.empty();

  private ProfileText(String file) {
    this.file = file;
  }

  /** One type's lines: where they begin, and how many lines stand before. */
  private record Part(TypeKind kind, String name, int start, int linesBefore) {}

  /** All types, in the order of the kinds, then of the text. */
  static List<NamedType> types(String file, String text) {
    ProfileText profile = new ProfileText(file);
    int line = 0;
    int start = 0;
    while (start < text.length()) {
      profile.take(text, start, line);
      int end = text.indexOf('\n', start);
      start = end < 0 ? text.length() : end + 1;
      line++;
    }
    profile.close(text, text.length());
    profile.types.sort(Comparator.comparing(NamedType::kind));
    return List.copyOf(profile.types);
  }

  private void take(String text, int start, int line) {
    if (Character.isLetter(text.charAt(start))) {
      close(text, start);
      String key = key(text, start);
      section =
          Arrays.stream(TypeKind.values()).filter(kind -> kind.section().equals(key)).findFirst();
    } else if (section.isPresent() && isType(text, start)) {
      close(text, start);
      String name = key(text, start + INDENT.length());
      part = Optional.of(new Part(section.get(), name, start, line));
    }
  }

  private static boolean isType(String text, int start) {
    int first = start + INDENT.length();
    return text.startsWith(INDENT, start)
        && first < text.length()
        && Character.isLetter(text.charAt(first));
  }

  private static String key(String text, int start) {
    return text.substring(start, text.indexOf(':', start));
  }

  private void close(String text, int end) {
    part.ifPresent(
        one -> {
          String lines = text.substring(one.start(), end);
          types.add(new NamedType(one.kind(), one.name(), () -> read(one, lines)));
        });
    part = Optional.empty();
  }

  // The section's key goes before, so that the type is found where the whole file has it.
  private TypeDefinition read(Part one, String lines) {
    Problems problems = new Problems();
    String text = one.kind().section() + ":\n" + lines;
    Cursor document =
        YamlReader.readPart(file, text, one.linesBefore() - 1, problems).orElseThrow();
    List<TypeDefinition> read = new TypeReader(problems).readAll(document);
    if (problems.hasErrors() || read.size() != 1) {
      throw new IllegalStateException(
          "the type %s of %s is not well written: %s"
              .formatted(one.name(), file, problems.inOrder()));
    }
    return read.get(0);
  }
}
