package levante.tosca.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.declare.RelationshipTemplate;
import levante.tosca.declare.RelationshipTemplates;
import levante.tosca.declare.ResolvedRequirement;
import levante.tosca.library.TypeLibrary;
import levante.tosca.model.Relationship;
import levante.tosca.parse.Cursor;
import levante.tosca.types.TypeKind;

/** The relationships between node templates, as soon as all requirements are resolved. */
public final class Relationships {
  private final TypeLibrary library;
  private final Declarations declarations;
  private final RelationshipTemplates templates;
  private final Map<String, List<RelationshipDeclaration>> bySource = new HashMap<>();
  private final Map<String, RelationshipDeclaration> byTemplate = new HashMap<>();

  public Relationships(
      TypeLibrary library, Declarations declarations, RelationshipTemplates templates) {
    this.library = library;
    this.declarations = declarations;
    this.templates = templates;
    for (NodeDeclaration source : declarations.all()) {
      bySource.put(source.name(), read(source));
    }
  }

  private List<RelationshipDeclaration> read(NodeDeclaration source) {
    List<RelationshipDeclaration> read = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (ResolvedRequirement requirement : declarations.requirements(source)) {
      int index = counts.merge(requirement.requirement().name(), 1, Integer::sum) - 1;
      RelationshipDeclaration one = read(source, requirement, index);
      one.template().ifPresent(name -> byTemplate.putIfAbsent(name, one));
      read.add(one);
    }
    return read;
  }

  private RelationshipDeclaration read(
      NodeDeclaration source, ResolvedRequirement resolved, int index) {
    Relationship relationship = resolved.requirement().relationship();
    Optional<Cursor> inline =
        resolved.writtenAt().value().get("relationship").filter(Cursor::isMap);
    return new RelationshipDeclaration(
        source.name() + "/" + resolved.requirement().name() + "/" + index,
        resolved.writtenAt(),
        library.effective(TypeKind.RELATIONSHIP, relationship.type()),
        relationship.template(),
        relationship
            .template()
            .flatMap(templates::find)
            .map(template -> templates.body(template, inline))
            .or(() -> inline),
        Optional.of(source),
        declarations.find(resolved.requirement().target()));
  }

  /** Those of a node template, in the order of its requirements. */
  public List<RelationshipDeclaration> of(NodeDeclaration source) {
    return bySource.getOrDefault(source.name(), List.of());
  }

  /** The first that is made from the template of that name; else the template by itself. */
  public Optional<RelationshipDeclaration> ofTemplate(String name) {
    return Optional.ofNullable(byTemplate.get(name))
        .or(() -> templates.find(name).map(Relationships::unused));
  }

  /** The templates that no requirement uses, in the order of the text. */
  public List<RelationshipDeclaration> unused() {
    return templates.all().stream()
        .filter(template -> !byTemplate.containsKey(template.name()))
        .map(Relationships::unused)
        .toList();
  }

  private static RelationshipDeclaration unused(RelationshipTemplate template) {
    return new RelationshipDeclaration(
        template.name(),
        template.writtenAt(),
        template.type(),
        Optional.of(template.name()),
        Optional.of(template.writtenAt().value()),
        Optional.empty(),
        Optional.empty());
  }
}
