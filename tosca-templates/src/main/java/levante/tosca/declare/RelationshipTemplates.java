package levante.tosca.declare;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeChecker;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;

/** The relationship templates of a topology, by name in the order of the text. */
public final class RelationshipTemplates {
  private static final List<String> KEYS =
      List.of("type", "description", "metadata", "properties", "attributes", "interfaces", "copy");

  private final Map<String, RelationshipTemplate> templates = new LinkedHashMap<>();

  private final Copies copies;

  private RelationshipTemplates(Copies copies) {
    this.copies = copies;
  }

  /** Reads the section; what cannot be read is noted. */
  public static RelationshipTemplates read(
      Cursor topology, TypeLibrary library, TypeChecker types, Problems problems) {
    Copies copies = new Copies("relationship template", problems);
    RelationshipTemplates read = new RelationshipTemplates(copies);
    Optional<Cursor> section = topology.get("relationship_templates");
    section.ifPresent(at -> at.fields(problems));
    for (Field written : section.map(copies::filled).orElse(List.of())) {
      written.value().expectMap(problems);
      written.value().checkKeys(problems, KEYS);
      read.templates.put(
          written.name(),
          new RelationshipTemplate(written, type(written, library, types, problems)));
    }
    return read;
  }

  private static Optional<EffectiveType> type(
      Field written, TypeLibrary library, TypeChecker types, Problems problems) {
    Optional<Cursor> at = written.value().get("type");
    if (at.isEmpty() && written.value().get("copy").isPresent()) {
      // What it copies is not to be found, which has been noted.
      return Optional.empty();
    }
    if (at.isEmpty()) {
      problems.error(
          ProblemCode.MISSING_REQUIRED,
          written,
          "the relationship template '%s' has no type".formatted(written.name()));
      return Optional.empty();
    }
    return at.get()
        .text(problems)
        .flatMap(name -> types.find(TypeKind.RELATIONSHIP, new TypeName(name, at.get())))
        .map(TypeDefinition::name)
        .flatMap(name -> library.effective(TypeKind.RELATIONSHIP, name));
  }

  /** The template of that name. */
  public Optional<RelationshipTemplate> find(String name) {
    return Optional.ofNullable(templates.get(name));
  }

  /** What a template assigns, with what a requirement writes inline laid over it. */
  public Cursor body(RelationshipTemplate template, Optional<Cursor> inline) {
    Cursor written = template.writtenAt().value();
    return inline.map(at -> copies.over(written, at)).orElse(written);
  }

  /** All, in the order of the text. */
  public Collection<RelationshipTemplate> all() {
    return Collections.unmodifiableCollection(templates.values());
  }
}
