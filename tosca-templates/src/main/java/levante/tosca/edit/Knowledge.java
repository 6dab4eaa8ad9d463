package levante.tosca.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.tosca.declare.ServiceTemplate;
import levante.tosca.declare.ServiceTemplateReader;
import levante.tosca.imports.ImportLoader;
import levante.tosca.imports.ImportSource;
import levante.tosca.library.BundledProfile;
import levante.tosca.library.BundledProfiles;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Problems;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.ToscaVersion;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;

/**
 * What the names in a text mean, as far as it can be read.
 *
 * @param document the text's root; empty when nothing of it parses
 * @param library all types that it may name
 */
record Knowledge(Optional<Cursor> document, TypeLibrary library) {
  private static final List<String> TYPED =
      List.of("node_templates", "relationship_templates", "groups", "policies");

  /** Of a text. */
  static Knowledge of(
      String file, List<String> lines, BundledProfiles profiles, ImportSource from) {
    Optional<Cursor> document = TolerantReader.read(file, lines);
    Problems ignored = new Problems();
    try {
      Optional<TypeLibrary> library =
          document
              .flatMap(
                  root ->
                      new ServiceTemplateReader(new ImportLoader(profiles, from, ignored), ignored)
                          .read(file, root))
              .map(ServiceTemplate::library);
      return new Knowledge(
          document, library.orElseGet(() -> profiles.normative(ToscaVersion.newest())));
    } catch (Problems.Full full) {
      return new Knowledge(
          document, profiles.with(ToscaVersion.newest(), Set.of(BundledProfile.LEVANTE)));
    }
  }

  /** The named fields of a section of the topology, be it a map or a list of maps. */
  List<Field> topology(String section) {
    Optional<Cursor> at =
        document.flatMap(root -> root.get("topology_template")).flatMap(all -> all.get(section));
    List<Field> fields = new ArrayList<>();
    at.ifPresent(
        one -> {
          fields.addAll(one.fields());
          one.items().forEach(item -> fields.addAll(item.fields()));
        });
    return fields;
  }

  Optional<Field> topology(String section, String name) {
    return topology(section).stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** The type of something in a typed section of the topology. */
  Optional<EffectiveType> typeOf(String section, String name) {
    if (!TYPED.contains(section)) {
      return Optional.empty();
    }
    TypeKind kind =
        switch (section) {
          case "node_templates" -> TypeKind.NODE;
          case "relationship_templates" -> TypeKind.RELATIONSHIP;
          case "groups" -> TypeKind.GROUP;
          default -> TypeKind.POLICY;
        };
    return topology(section, name)
        .flatMap(field -> field.value().get("type"))
        .flatMap(Cursor::scalar)
        .flatMap(type -> library.effective(kind, type));
  }

  /** The definition of a property, found at the type that defines it. */
  Optional<Field> definition(EffectiveType owner, String section, String name) {
    return owner.ancestry().stream()
        .flatMap(type -> library.find(owner.kind(), type).stream())
        .map(TypeDefinition::writtenAt)
        .flatMap(type -> type.value().get(section).stream())
        .flatMap(all -> named(all, name).stream())
        .findFirst();
  }

  private static Optional<Field> named(Cursor all, String name) {
    return all.field(name)
        .or(() -> all.items().stream().flatMap(item -> item.field(name).stream()).findFirst());
  }

  /**
   * The type that has the next name of a reference such as {@code [ front, host, num_cpus ]}.
   *
   * @param before the names before it, at least one
   * @param self what SELF is
   */
  Optional<EffectiveType> owner(List<String> before, Optional<EffectiveType> self) {
    String first = before.get(0);
    Optional<EffectiveType> node = first.equals("SELF") ? self : typeOf("node_templates", first);
    return before.size() == 1 ? node : node.flatMap(type -> behind(type, first, before.get(1)));
  }

  // A capability of the node template, or what serves its requirement.
  private Optional<EffectiveType> behind(EffectiveType type, String node, String name) {
    return Optional.ofNullable(type.capabilities().get(name))
        .flatMap(one -> library.effective(TypeKind.CAPABILITY, one.type().name()))
        .or(() -> target(node, name).flatMap(one -> typeOf("node_templates", one)))
        .or(
            () ->
                type.requirement(name)
                    .flatMap(one -> one.node())
                    .flatMap(one -> library.effective(TypeKind.NODE, one.name())));
  }

  private Optional<String> target(String node, String requirement) {
    return topology("node_templates", node)
        .flatMap(one -> one.value().get("requirements"))
        .flatMap(all -> named(all, requirement))
        .map(Field::value)
        .flatMap(at -> at.get("node").or(() -> Optional.of(at)).flatMap(Cursor::scalar));
  }

  /** The node templates that may serve a requirement, as far as their types tell. */
  List<Field> fitting(RequirementDefinition wanted) {
    return topology("node_templates").stream()
        .filter(
            node ->
                typeOf("node_templates", node.name())
                    .filter(type -> fits(type, wanted))
                    .isPresent())
        .toList();
  }

  private boolean fits(EffectiveType type, RequirementDefinition wanted) {
    boolean ofType =
        wanted.node().stream()
            .allMatch(node -> library.derives(TypeKind.NODE, type.name(), node.name()));
    return ofType
        && type.capabilities().values().stream()
            .anyMatch(
                one ->
                    library.derives(
                        TypeKind.CAPABILITY, one.type().name(), wanted.capability().name()));
  }

  /** The input of that name as it is defined, with its place. */
  Optional<Field> input(String name) {
    return topology("inputs", name);
  }

  /** What a description says, if a field has one. */
  static String description(Field field) {
    return field.value().get("description").flatMap(Cursor::scalar).map(String::strip).orElse("");
  }

  /** The properties of a type by name. */
  static Optional<PropertyDefinition> property(EffectiveType type, String name) {
    return Optional.ofNullable(type.properties().get(name));
  }
}
