package levante.tosca.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import levante.kernel.Diagnostic;
import levante.tosca.TemplateSource;
import levante.tosca.define.DefinitionReader;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;
import levante.tosca.types.PropertyDefinition;

/**
 * Makes the form of a template from its inputs and metadata, and of those of its parents. Any text
 * gives a form; what is wrong with the metadata is a warning, what is wrong with the inputs the
 * compiler tells.
 */
public final class FormReader {
  private static final int MOST_LAYERS = 32;
  private static final int MOST_WARNINGS = 200;
  private static final String REST = "Other";

  private final List<Diagnostic> warnings = new ArrayList<>();
  private final Map<String, Form.Field> fields = new LinkedHashMap<>();
  private final Map<String, Set<String>> tabs = new LinkedHashMap<>();
  private final Set<String> children = new LinkedHashSet<>();

  private FormReader() {}

  /** A form, and what is wrong with the metadata it was made from, in the order of the text. */
  public record Reading(Form form, List<Diagnostic> warnings) {
    public Reading {
      warnings = List.copyOf(warnings);
    }
  }

  /** The form of a template with the parents that are attached to it. */
  public static Reading read(TemplateSource source) {
    FormReader reader = new FormReader();
    reader.layers(source, new ArrayList<>()).forEach(reader::layer);
    return new Reading(
        reader.form(source),
        reader.warnings.stream().sorted(Comparator.naturalOrder()).limit(MOST_WARNINGS).toList());
  }

  private List<TemplateSource> layers(TemplateSource source, List<TemplateSource> below) {
    for (TemplateSource parent : source.parents()) {
      if (below.size() < MOST_LAYERS) {
        layers(parent, below);
      }
    }
    below.add(source);
    return below;
  }

  private static Optional<Cursor> document(TemplateSource source) {
    try {
      return YamlReader.read(source.name(), source.text(), new Problems());
    } catch (Problems.Full unreadable) {
      return Optional.empty();
    }
  }

  private void layer(TemplateSource source) {
    Optional<Cursor> document = document(source);
    List<String> own = new ArrayList<>();
    document
        .flatMap(at -> at.get("topology_template"))
        .flatMap(at -> at.get("inputs"))
        .map(Cursor::fields)
        .orElse(List.of())
        .forEach(input -> input(input, own));
    Optional<Cursor> metadata = document.flatMap(at -> at.get("metadata"));
    TabReader reader = new TabReader(own, fields.keySet(), warnings);
    for (Field tab : tabsOf(metadata)) {
      reader.read(tab).forEach(entry -> place(tab.name(), entry));
    }
    metadata
        .flatMap(at -> at.get("childs"))
        .map(Cursor::items)
        .orElse(List.of())
        .forEach(child -> child.scalar().ifPresent(children::add));
  }

  private List<Field> tabsOf(Optional<Cursor> metadata) {
    Optional<Cursor> at = metadata.flatMap(one -> one.get("tabs"));
    at.filter(one -> !one.isMap())
        .ifPresent(
            one ->
                warnings.add(
                    Diagnostic.warning(
                        ProblemCode.SYNTAX_ERROR.name(),
                        one.position(),
                        one.path(),
                        "a map of tabs is wanted here, not " + one.shape())));
    return at.map(Cursor::fields).orElse(List.of());
  }

  private void input(Field input, List<String> own) {
    Optional<PropertyDefinition> definition = definition(input);
    definition.ifPresent(
        one -> {
          own.add(input.name());
          fields.put(input.name(), FieldReader.read(one));
        });
  }

  private static Optional<PropertyDefinition> definition(Field input) {
    try {
      return new DefinitionReader(new Problems()).read(input);
    } catch (Problems.Full unreadable) {
      return Optional.empty();
    }
  }

  /** The last tab that names an input has it, as with the Infrastructure Manager. */
  private void place(String tab, TabEntry entry) {
    tabs.values().forEach(names -> names.remove(entry.input()));
    tabs.computeIfAbsent(tab, name -> new LinkedHashSet<>()).add(entry.input());
    fields.computeIfPresent(entry.input(), (name, field) -> FieldReader.with(field, entry));
  }

  private Form form(TemplateSource source) {
    Optional<Cursor> document = document(source);
    Optional<Cursor> metadata = document.flatMap(at -> at.get("metadata"));
    return new Form(
        text(metadata, "display_name")
            .or(() -> text(metadata, "template_name"))
            .or(() -> text(metadata, "name"))
            .orElse(source.name()),
        text(document, "description").orElse(""),
        text(metadata, "icon"),
        tags(metadata),
        text(metadata, "order").filter(one -> one.matches("[0-9]{1,9}")).map(Integer::valueOf),
        laidOut(),
        List.copyOf(children));
  }

  private List<Form.Tab> laidOut() {
    List<Form.Tab> laidOut = new ArrayList<>();
    Set<String> left = new LinkedHashSet<>(fields.keySet());
    tabs.forEach(
        (name, inputs) -> {
          left.removeAll(inputs);
          if (!inputs.isEmpty()) {
            laidOut.add(new Form.Tab(name, inputs.stream().map(fields::get).toList()));
          }
        });
    if (!left.isEmpty()) {
      laidOut.add(new Form.Tab(REST, left.stream().map(fields::get).toList()));
    }
    return laidOut;
  }

  private static List<String> tags(Optional<Cursor> metadata) {
    List<String> tags = new ArrayList<>();
    text(metadata, "tag").ifPresent(tags::add);
    metadata
        .flatMap(at -> at.get("tags"))
        .map(Cursor::items)
        .orElse(List.of())
        .forEach(tag -> tag.scalar().ifPresent(tags::add));
    return tags;
  }

  private static Optional<String> text(Optional<Cursor> map, String name) {
    return map.flatMap(at -> at.get(name)).flatMap(Cursor::scalar).map(String::strip);
  }
}
