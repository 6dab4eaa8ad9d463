package levante.tosca.require;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.kernel.Diagnostic;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;

/**
 * Checks filters that nothing in the template is held against: those of types, of node templates
 * that are chosen from outside, and of substitution mappings. Names have to be those of a type that
 * could be chosen, clauses have to fit.
 */
public final class FilterChecker {
  private static final Set<String> CALLS = Set.of("concat", "join", "token");

  private final TypeLibrary library;
  private final Problems problems;

  public FilterChecker(TypeLibrary library, Problems problems) {
    this.library = library;
    this.problems = problems;
  }

  /** Checks the filters that requirement definitions of node types have. */
  public void checkTypes(Collection<TypeDefinition> types) {
    for (TypeDefinition type : types) {
      for (RequirementDefinition one : type.requirements()) {
        one.nodeFilter().ifPresent(filter -> check(filter, one.node().map(TypeName::name)));
      }
    }
  }

  /**
   * Checks one filter.
   *
   * @param nodeType what is chosen is of this type or derived from it; empty for any
   */
  public void check(Field filter, Optional<String> nodeType) {
    List<EffectiveType> types =
        library.names(TypeKind.NODE).stream()
            .filter(
                name -> nodeType.isEmpty() || library.derives(TypeKind.NODE, name, nodeType.get()))
            .flatMap(name -> library.effective(TypeKind.NODE, name).stream())
            .toList();
    if (types.isEmpty()) {
      // That the type does not exist has been noted where it is named.
      return;
    }
    boolean isComputed = calls(filter.value());
    Problems found = new Problems();
    new NodeFilterReader(library, at -> at, found).read(filter, types);
    for (Diagnostic one : found.inOrder()) {
      // What a function gives is known only where the filter is used.
      if (!isComputed || !one.code().equals(ProblemCode.INVALID_CONSTRAINT.name())) {
        problems.add(one);
      }
    }
  }

  private static boolean calls(Cursor at) {
    return at.fields().stream().anyMatch(field -> isCall(field) || calls(field.value()))
        || at.items().stream().anyMatch(FilterChecker::calls);
  }

  private static boolean isCall(Field field) {
    return field.name().startsWith("get_") || CALLS.contains(field.name());
  }
}
