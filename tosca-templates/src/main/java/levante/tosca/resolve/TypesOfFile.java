package levante.tosca.resolve;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import levante.kernel.Diagnostic;
import levante.tosca.evaluate.TypeDefaults;
import levante.tosca.library.BundledProfiles;
import levante.tosca.library.KnownWorld;
import levante.tosca.library.TypeChecker;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.require.FilterChecker;
import levante.tosca.types.TypeDefinition;

/**
 * Checks the types that come with a template. In a copy of the Infrastructure Manager's types what
 * is not quite right is a warning, unless a type cannot be used at all.
 */
final class TypesOfFile {
  private static final Set<String> ALWAYS_WRONG =
      Set.of(
          ProblemCode.TYPE_NOT_FOUND.name(),
          ProblemCode.CYCLIC_DERIVED_FROM.name(),
          ProblemCode.TOO_LARGE.name());

  private final TypeLibrary library;
  private final BundledProfiles profiles;
  private final Problems problems;

  TypesOfFile(TypeLibrary library, BundledProfiles profiles, Problems problems) {
    this.library = library;
    this.profiles = profiles;
    this.problems = problems;
  }

  void check(Collection<TypeDefinition> types) {
    Set<String> mild = KnownWorld.typesOf(List.copyOf(types));
    check(types.stream().filter(type -> !mild.contains(type.name())).toList(), problems);
    Problems ofCopy = new Problems();
    check(types.stream().filter(type -> mild.contains(type.name())).toList(), ofCopy);
    for (Diagnostic one : ofCopy.inOrder()) {
      problems.add(
          ALWAYS_WRONG.contains(one.code())
              ? one
              : Diagnostic.warning(one.code(), one.position(), one.path(), one.message()));
    }
  }

  private void check(Collection<TypeDefinition> types, Problems noted) {
    new TypeChecker(library, profiles, noted).check(types);
    new TypeDefaults(library, noted).check(types);
    new FilterChecker(library, noted).checkTypes(types);
  }
}
