package levante.tosca.function;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import levante.tosca.data.Value;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.entity.Behaviours;
import levante.tosca.entity.Entity;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;

/**
 * Follows get_artifact and get_operation_output, as seen from one place, to what they name, and
 * finds the node templates of a type.
 */
record BehaviourReferences(
    TypeLibrary library,
    Declarations declarations,
    Behaviours behaviours,
    EntityFinder finder,
    Problems problems) {
  private static final List<String> FLAGS = List.of("true", "false", "yes", "no");

  /** Where the artifact will lie, or nothing and a problem. */
  Optional<Value> artifact(Field call) {
    List<Cursor> arguments = call.value().items();
    if (arguments.size() < 2 || arguments.size() > 4) {
      return invalid(
          call,
          "get_artifact wants a list: a node template, an artifact, and if you like a location"
              + " and whether to remove it");
    }
    boolean wellFormed = Arguments.areNames(arguments, call.name(), problems);
    if (arguments.size() == 4 && wellFormed) {
      wellFormed = isFlag(arguments.get(3));
    }
    List<Entity> entities = wellFormed ? finder.find(arguments.get(0)) : List.of();
    return entities.isEmpty() ? Optional.empty() : artifact(entities, arguments);
  }

  private Optional<Value> artifact(List<Entity> entities, List<Cursor> arguments) {
    String name = text(arguments, 1);
    Optional<Entity> owner =
        entities.stream().filter(one -> behaviours.artifacts(one).contains(name)).findFirst();
    if (owner.isEmpty()) {
      Entity first = entities.get(0);
      return unknown(
          ProblemCode.UNKNOWN_ARTIFACT,
          arguments.get(1),
          "'%s' has no artifact '%s'".formatted(first.name(), name),
          behaviours.artifacts(first));
    }
    List<String> path = new ArrayList<>(List.of(name));
    if (arguments.size() > 2) {
      path.add(text(arguments, 2));
    }
    return Optional.of(
        new Value.Reference(Value.Reference.Kind.ARTIFACT, owner.get().name(), path));
  }

  private boolean isFlag(Cursor at) {
    boolean isFlag = at.scalar().filter(FLAGS::contains).isPresent();
    if (!isFlag) {
      invalid(at, "whether to remove the artifact is true or false, not " + at.shape());
    }
    return isFlag;
  }

  /** What the operation will tell, or nothing and a problem. */
  Optional<Value> operationOutput(Field call) {
    List<Cursor> arguments = call.value().items();
    if (arguments.size() != 4) {
      return invalid(
          call,
          "get_operation_output wants a list: a node template, an interface, an operation and an"
              + " output, such as [ SELF, Standard, create, port ]");
    }
    List<Entity> entities =
        Arguments.areNames(arguments, call.name(), problems)
            ? finder.find(arguments.get(0))
            : List.of();
    return entities.stream()
        .findFirst()
        .filter(owner -> hasOperation(owner, arguments.get(1), arguments.get(2)))
        .map(
            owner ->
                new Value.Reference(
                    Value.Reference.Kind.OPERATION_OUTPUT,
                    owner.name(),
                    List.of(text(arguments, 1), text(arguments, 2), text(arguments, 3))));
  }

  private boolean hasOperation(Entity owner, Cursor interfaceAt, Cursor operationAt) {
    String interfaceName = interfaceAt.scalar().orElse("");
    SortedSet<String> interfaces = behaviours.interfaces(owner);
    if (!interfaces.contains(interfaceName) && !behaviours.isInterfaceType(interfaceName)) {
      unknown(
          ProblemCode.UNKNOWN_INTERFACE,
          interfaceAt,
          "'%s' has no interface '%s'".formatted(owner.name(), interfaceName),
          interfaces);
      return false;
    }
    SortedSet<String> operations = behaviours.operations(owner, interfaceName);
    String operation = operationAt.scalar().orElse("");
    if (!operations.isEmpty() && !operations.contains(operation)) {
      unknown(
          ProblemCode.UNKNOWN_OPERATION,
          operationAt,
          "the interface '%s' has no operation '%s'".formatted(interfaceName, operation),
          operations);
      return false;
    }
    return true;
  }

  /** The names of the node templates of a type, in the order of the text. */
  Optional<Value> nodesOfType(Field call) {
    List<Cursor> arguments = call.value().isList() ? call.value().items() : List.of(call.value());
    if (arguments.size() != 1) {
      return invalid(call, "get_nodes_of_type wants the name of one node type");
    }
    if (!Arguments.areNames(arguments, call.name(), problems)) {
      return Optional.empty();
    }
    String name = text(arguments, 0);
    Optional<String> type = library.find(TypeKind.NODE, name).map(TypeDefinition::name);
    if (type.isEmpty()) {
      return unknown(
          ProblemCode.TYPE_NOT_FOUND,
          arguments.get(0),
          "there is no node type '%s'".formatted(name),
          library.names(TypeKind.NODE));
    }
    List<Value> nodes =
        declarations.ofType(type.get()).stream()
            .map(NodeDeclaration::name)
            .map(Value::text)
            .toList();
    return Optional.of(new Value.Items(nodes));
  }

  private static String text(List<Cursor> arguments, int index) {
    return arguments.get(index).scalar().orElse("");
  }

  private Optional<Value> unknown(
      ProblemCode code, Cursor at, String sentence, Collection<String> known) {
    problems.error(code, at, sentence + Nearest.hint(at.scalar().orElse(""), known));
    return Optional.empty();
  }

  private Optional<Value> invalid(Field call, String message) {
    problems.error(ProblemCode.INVALID_FUNCTION, call, message);
    return Optional.empty();
  }

  private void invalid(Cursor at, String message) {
    problems.error(ProblemCode.INVALID_FUNCTION, at, message);
  }
}
