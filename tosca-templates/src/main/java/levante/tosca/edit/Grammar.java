package levante.tosca.edit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;

/** The keys of each section of a template, as {@code edit/grammar.yaml} describes them. */
final class Grammar {
  private final Map<String, Map<String, Entry>> sections;

  private Grammar(Map<String, Map<String, Entry>> sections) {
    this.sections = sections;
  }

  /**
   * A key of a section.
   *
   * @param form what stands under it: {@code section}, {@code map}, {@code named}, {@code list},
   *     {@code assigned} or {@code value}; empty for a function
   * @param of the section, the kind of the value, or what of the subject is assigned
   */
  record Entry(String form, String of, String says) {}

  /** Reads it; once is enough. */
  static Grammar load() {
    Map<String, Map<String, Entry>> sections = new LinkedHashMap<>();
    Cursor document = YamlReader.read("grammar.yaml", text(), new Problems()).orElseThrow();
    for (Field section : document.fields()) {
      Map<String, Entry> entries = new LinkedHashMap<>();
      section.value().fields().forEach(field -> entries.put(field.name(), entry(field.value())));
      sections.put(section.name(), entries);
    }
    return new Grammar(sections);
  }

  private static Entry entry(Cursor at) {
    Field first = at.fields().get(0);
    String says = at.get("says").flatMap(Cursor::scalar).orElseThrow();
    boolean function = first.name().equals("says");
    return function
        ? new Entry("", "", says)
        : new Entry(first.name(), first.value().scalar().orElseThrow(), says);
  }

  Set<String> sections() {
    return Collections.unmodifiableSet(sections.keySet());
  }

  Map<String, Entry> section(String name) {
    return sections.getOrDefault(name, Map.of());
  }

  Optional<Entry> entry(String section, String key) {
    return Optional.ofNullable(section(section).get(key));
  }

  Map<String, Entry> functions() {
    return section("functions");
  }

  private static String text() {
    try (InputStream in = Grammar.class.getResourceAsStream("/edit/grammar.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the grammar is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
