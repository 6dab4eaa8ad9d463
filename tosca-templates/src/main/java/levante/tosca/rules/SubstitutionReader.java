package levante.tosca.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.library.EffectiveType;
import levante.tosca.model.Substitution;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.require.FilterChecker;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;
import levante.tosca.workflow.Surroundings;

/**
 * Reads which node type a topology can stand for. Each mapping is checked against that type on its
 * left and against the topology on its right.
 */
public final class SubstitutionReader {
  private static final List<String> KEYS =
      List.of(
          "node_type",
          "substitution_filter",
          "properties",
          "attributes",
          "capabilities",
          "requirements",
          "interfaces",
          "description",
          "metadata");

  private final Surroundings surroundings;
  private final Problems problems;
  private final Collection<String> workflows;

  public SubstitutionReader(Surroundings surroundings, Collection<String> workflows) {
    this.surroundings = surroundings;
    this.problems = surroundings.problems();
    this.workflows = workflows;
  }

  /** What the topology stands for, if it says so and its type is known. */
  public Optional<Substitution> read(Cursor topology) {
    Optional<Field> section = topology.field("substitution_mappings");
    section.ifPresent(field -> field.value().fields(problems));
    section.ifPresent(field -> field.value().checkKeys(problems, KEYS));
    return section.flatMap(field -> type(field).map(type -> read(field.value(), type)));
  }

  private Optional<EffectiveType> type(Field field) {
    Optional<Cursor> at = field.value().get("node_type");
    if (at.isEmpty()) {
      problems.error(ProblemCode.MISSING_REQUIRED, field, "substitution_mappings need a node_type");
    }
    return at.flatMap(
            one ->
                one.text(problems)
                    .flatMap(
                        name -> surroundings.types().find(TypeKind.NODE, new TypeName(name, one))))
        .flatMap(type -> surroundings.library().effective(TypeKind.NODE, type.name()));
  }

  private Substitution read(Cursor at, EffectiveType type) {
    at.field("substitution_filter")
        .ifPresent(
            filter ->
                new FilterChecker(surroundings.library(), problems)
                    .check(filter, Optional.of(type.name())));
    Collection<String> requirements =
        type.requirements().stream().map(RequirementDefinition::name).toList();
    at.get("interfaces").ifPresent(one -> checkInterfaces(one, type));
    return new Substitution(
        type.name(),
        single(at, "properties", type, surroundings.inputs().defined().keySet()),
        single(at, "attributes", type, surroundings.outputs()),
        pairs(at, "capabilities", type, type.capabilities().keySet()),
        pairs(at, "requirements", type, requirements));
  }

  /**
   * The requirements that are served from outside once the topology stands for a node template,
   * each as a node template's name and the requirement's; whether they exist is not looked at yet.
   */
  public static Set<List<String>> exposed(Cursor topology) {
    Set<List<String>> exposed = new HashSet<>();
    Optional<Cursor> all =
        topology.get("substitution_mappings").flatMap(at -> at.get("requirements"));
    List<Cursor> maps = all.map(at -> at.isList() ? at.items() : List.of(at)).orElse(List.of());
    for (Cursor map : maps) {
      for (Field field : map.fields()) {
        Cursor pair = field.value().get("mapping").orElse(field.value());
        exposed.add(pair.items().stream().flatMap(one -> one.scalar().stream()).toList());
      }
    }
    return exposed;
  }

  private List<Field> fields(Cursor at, String key) {
    List<Field> fields = new ArrayList<>();
    at.get(key)
        .ifPresent(
            all -> {
              List<Cursor> maps = all.isList() ? all.items() : List.of(all);
              maps.forEach(map -> fields.addAll(map.fields(problems)));
            });
    return fields;
  }

  private boolean isOfType(Field field, String key, EffectiveType type, Collection<String> known) {
    if (known.contains(field.name())) {
      return true;
    }
    problems.error(
        ProblemCode.INVALID_SUBSTITUTION,
        field,
        "a %s has no '%s' among its %s%s"
            .formatted(type.name(), field.name(), key, Nearest.hint(field.name(), known)));
    return false;
  }

  // A property stands for an input, an attribute for an output; 1.2 and 1.3 write it in a list, or
  // in a map under 'mapping'. A pair names a node template and what it has.
  private SortedMap<String, String> single(
      Cursor at, String key, EffectiveType type, Collection<String> known) {
    boolean ofProperties = key.equals("properties");
    Collection<String> own = ofProperties ? type.properties().keySet() : type.attributes().keySet();
    SortedMap<String, String> found = new TreeMap<>();
    for (Field field : fields(at, key)) {
      if (isOfType(field, key, type, own)) {
        Cursor value = field.value().get("mapping").orElse(field.value());
        boolean isConstant =
            ofProperties && !value.isList() && field.value().get("mapping").isEmpty();
        String word = ofProperties ? "input" : "output";
        name(value, isConstant, known, word).ifPresent(name -> found.put(field.name(), name));
      }
    }
    if (ofProperties && at.get(key).isEmpty()) {
      // 1.0 and 1.1 map a property to the input of the same name.
      own.stream().filter(known::contains).forEach(name -> found.put(name, name));
    }
    return found;
  }

  private Optional<String> name(
      Cursor value, boolean isConstant, Collection<String> known, String word) {
    List<Cursor> names = value.isList() ? value.items() : List.of(value);
    if (names.size() > 1) {
      node(names.get(0));
      return Optional.empty();
    }
    Optional<String> name = names.stream().findFirst().flatMap(Cursor::scalar);
    if (name.isEmpty() || known.contains(name.get())) {
      return name;
    }
    if (!isConstant) {
      refuse(
          names.get(0),
          "the topology has no %s '%s'%s"
              .formatted(word, name.get(), Nearest.hint(name.get(), known)));
    }
    return Optional.empty();
  }

  private Optional<NodeDeclaration> node(Cursor at) {
    String name = at.text(problems).orElse("");
    Optional<NodeDeclaration> node = surroundings.declarations().find(name);
    if (node.isEmpty() && at.scalar().isPresent()) {
      refuse(
          at,
          "there is no node template '%s'%s"
              .formatted(name, Nearest.hint(name, surroundings.declarations().names())));
    }
    return node;
  }

  private SortedMap<String, List<String>> pairs(
      Cursor at, String key, EffectiveType type, Collection<String> own) {
    Function<EffectiveType, Collection<String>> having =
        key.equals("capabilities")
            ? node -> node.capabilities().keySet()
            : node -> node.requirements().stream().map(RequirementDefinition::name).toList();
    SortedMap<String, List<String>> found = new TreeMap<>();
    for (Field field : fields(at, key)) {
      Cursor value = field.value().get("mapping").orElse(field.value());
      // A map assigns values to the capability and maps nothing.
      if (isOfType(field, key, type, own) && !value.isMap()) {
        pair(value, having).ifPresent(pair -> found.put(field.name(), pair));
      }
    }
    return found;
  }

  private Optional<List<String>> pair(
      Cursor value, Function<EffectiveType, Collection<String>> having) {
    List<Cursor> parts = value.items();
    if (parts.size() != 2) {
      refuse(value, "a node template and a name of it are wanted here, such as [ node, name ]");
      return Optional.empty();
    }
    Optional<EffectiveType> type = node(parts.get(0)).flatMap(NodeDeclaration::type);
    Optional<String> name = parts.get(1).text(problems);
    if (type.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    Collection<String> known = having.apply(type.get());
    if (!known.contains(name.get())) {
      refuse(
          parts.get(1),
          "a %s has no '%s'%s"
              .formatted(type.get().name(), name.get(), Nearest.hint(name.get(), known)));
      return Optional.empty();
    }
    return Optional.of(List.of(parts.get(0).scalar().orElse(""), name.get()));
  }

  private void checkInterfaces(Cursor all, EffectiveType type) {
    for (Field field : all.fields(problems)) {
      if (isOfType(field, "interfaces", type, type.interfaces().keySet())) {
        for (Field operation : field.value().fields(problems)) {
          Optional<String> workflow = operation.value().text(problems);
          if (workflow.isPresent() && !workflows.contains(workflow.get())) {
            refuse(
                operation.value(),
                "there is no workflow '%s'%s"
                    .formatted(workflow.get(), Nearest.hint(workflow.get(), workflows)));
          }
        }
      }
    }
  }

  private void refuse(Cursor at, String message) {
    problems.error(ProblemCode.INVALID_SUBSTITUTION, at, message);
  }
}
