package levante.tosca.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.define.InterfaceReader;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.InterfaceDefinition;
import levante.tosca.types.TypeKind;

/** Checks that operations which are called exist. */
final class Operations {
  private final TypeLibrary library;
  private final Problems problems;

  Operations(TypeLibrary library, Problems problems) {
    this.library = library;
    this.problems = problems;
  }

  /**
   * The operation as {@code interface.operation}, or nothing and a problem.
   *
   * @param targets what it may be called on; one that has it is enough; none of a known type leave
   *     only the form to be checked
   */
  Optional<String> check(Cursor at, List<NodeDeclaration> targets) {
    String text = at.scalar().orElse("");
    int dot = text.lastIndexOf('.');
    if (dot <= 0 || dot == text.length() - 1) {
      problems.error(
          ProblemCode.INVALID_WORKFLOW,
          at,
          "an operation is named with its interface, such as Standard.start, not '%s'"
              .formatted(Cursor.shortened(text)));
      return Optional.empty();
    }
    List<NodeDeclaration> known = targets.stream().filter(one -> one.type().isPresent()).toList();
    return known.isEmpty() || exists(at, text.substring(0, dot), text.substring(dot + 1), known)
        ? Optional.of(text)
        : Optional.empty();
  }

  private boolean exists(
      Cursor at, String interfaceName, String operation, List<NodeDeclaration> targets) {
    TreeSet<String> interfaces = new TreeSet<>();
    TreeSet<String> operations = new TreeSet<>();
    boolean found = false;
    for (NodeDeclaration target : targets) {
      for (InterfaceDefinition one : interfaces(target)) {
        interfaces.add(one.name());
        if (one.name().equals(interfaceName) || isOfType(one, interfaceName)) {
          found = true;
          operations.addAll(operations(one));
        }
      }
    }
    if (!found) {
      note(ProblemCode.UNKNOWN_INTERFACE, at, "interface", interfaceName, interfaces);
    } else if (!operations.contains(operation)) {
      note(ProblemCode.UNKNOWN_OPERATION, at, "operation", operation, operations);
    }
    return found && operations.contains(operation);
  }

  private void note(
      ProblemCode code, Cursor at, String word, String name, Collection<String> known) {
    problems.error(
        code, at, "the target has no %s '%s'%s".formatted(word, name, Nearest.hint(name, known)));
  }

  private static List<InterfaceDefinition> interfaces(NodeDeclaration node) {
    List<InterfaceDefinition> all =
        new java.util.ArrayList<>(node.type().orElseThrow().interfaces().values());
    // What is wrong in them is noted where node templates are read.
    all.addAll(new InterfaceReader(new Problems()).readAll(node.body().get("interfaces")).values());
    return all;
  }

  private static boolean isOfType(InterfaceDefinition one, String name) {
    return one.type().filter(type -> type.name().equals(name)).isPresent();
  }

  private Collection<String> operations(InterfaceDefinition one) {
    TreeSet<String> names = new TreeSet<>(one.operations().keySet());
    names.addAll(one.notifications().keySet());
    one.type()
        .flatMap(type -> library.effective(TypeKind.INTERFACE, type.name()))
        .map(type -> type.interfaces().get(InterfaceDefinition.OWN))
        .ifPresent(own -> names.addAll(own.operations().keySet()));
    return names;
  }
}
