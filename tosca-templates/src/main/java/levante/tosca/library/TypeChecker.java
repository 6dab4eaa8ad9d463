package levante.tosca.library;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.ArtifactDefinition;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.InterfaceDefinition;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.Schema;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;
import levante.tosca.value.ScalarType;
import levante.tosca.value.Shape;

/** Checks that the types which definitions name exist, and that derivations end. */
public final class TypeChecker {
  private final TypeLibrary library;
  private final BundledProfiles profiles;
  private final Problems problems;

  /**
   * A checker.
   *
   * @param profiles what the template could have imported, to say so
   */
  public TypeChecker(TypeLibrary library, BundledProfiles profiles, Problems problems) {
    this.library = library;
    this.profiles = profiles;
    this.problems = problems;
  }

  /** Checks definitions of types. */
  public void check(Collection<TypeDefinition> types) {
    RefinementChecker refinements = new RefinementChecker(library, problems);
    types.forEach(this::check);
    types.forEach(refinements::check);
  }

  private void check(TypeDefinition type) {
    type.derivedFrom().ifPresent(parent -> checkParent(type, parent));
    new LeftOutChecker(library, problems).check(type);
    new TypeHeadChecker(problems).check(type);
    checkProperties(type.properties().values());
    checkProperties(type.attributes().values());
    for (CapabilityDefinition capability : type.capabilities().values()) {
      findWritten(TypeKind.CAPABILITY, capability.type());
      checkProperties(capability.properties().values());
      checkProperties(capability.attributes().values());
      capability.sources().forEach(source -> find(TypeKind.NODE, source));
    }
    for (RequirementDefinition requirement : type.requirements()) {
      findWritten(TypeKind.CAPABILITY, requirement.capability());
      requirement.node().ifPresent(node -> find(TypeKind.NODE, node));
      requirement.relationship().ifPresent(one -> find(TypeKind.RELATIONSHIP, one));
    }
    type.interfaces().values().forEach(this::checkInterface);
    for (ArtifactDefinition artifact : type.artifacts().values()) {
      artifact.type().ifPresent(one -> find(TypeKind.ARTIFACT, one));
    }
    type.allowed().forEach(allowed -> checkAllowed(type.kind(), allowed));
    type.basis().ifPresent(basis -> checkParts(type, basis));
  }

  private void findWritten(TypeKind kind, TypeName name) {
    if (name.isWritten()) {
      find(kind, name);
    }
  }

  private void checkInterface(InterfaceDefinition one) {
    one.type().ifPresent(type -> find(TypeKind.INTERFACE, type));
    checkInputs(one.inputs().values());
    one.operations().values().forEach(operation -> checkInputs(operation.inputs().values()));
    one.notifications().values().forEach(operation -> checkInputs(operation.inputs().values()));
  }

  private void checkInputs(Collection<InterfaceDefinition.Input> inputs) {
    checkProperties(inputs.stream().flatMap(input -> input.definition().stream()).toList());
  }

  private void checkAllowed(TypeKind kind, TypeName allowed) {
    boolean known =
        kind.allowedKinds().stream().anyMatch(one -> library.find(one, allowed.name()).isPresent());
    if (!known) {
      find(kind.allowedKinds().get(0), allowed);
    }
  }

  private void checkParts(TypeDefinition type, Schema basis) {
    basis.key().ifPresent(this::checkSchema);
    basis.entry().ifPresent(this::checkSchema);
    Optional<EffectiveType> effective = library.effective(TypeKind.DATA, type.name());
    effective.ifPresent(
        one -> basis.constraints().ifPresent(clauses -> clauses.check(one.shape(), problems)));
  }

  private void checkParent(TypeDefinition type, TypeName parent) {
    if (type.kind() == TypeKind.DATA && Inheritance.isBasic(parent.name())) {
      return;
    }
    if (find(type.kind(), parent).isPresent()
        && library.effective(type.kind(), type.name()).isEmpty()
        && isEndless(type)) {
      problems.error(
          ProblemCode.CYCLIC_DERIVED_FROM,
          parent.at(),
          "'%s' is derived from itself, or through more than %d types"
              .formatted(type.name(), Inheritance.MOST_ANCESTORS));
    }
  }

  private boolean isEndless(TypeDefinition type) {
    Optional<TypeDefinition> next = Optional.of(type);
    for (int i = 0; i <= Inheritance.MOST_ANCESTORS && next.isPresent(); i++) {
      next = next.get().derivedFrom().flatMap(parent -> library.find(type.kind(), parent.name()));
    }
    return next.isPresent();
  }

  /** Checks the schemas of properties, attributes or inputs. */
  public void checkProperties(Collection<PropertyDefinition> definitions) {
    definitions.forEach(definition -> checkSchema(definition.schema()));
  }

  /** Whether values of a data type of that name can be read. */
  public boolean isKnown(String dataType) {
    return Inheritance.isBasic(dataType) || library.effective(TypeKind.DATA, dataType).isPresent();
  }

  /**
   * Checks definitions of a template's inputs. The Infrastructure Manager reads no constraint of an
   * input, so templates of its world run with clauses that no version of TOSCA has.
   */
  public void checkTemplateInputs(Collection<PropertyDefinition> inputs) {
    if (!library.isLenient()) {
      checkProperties(inputs);
      return;
    }
    Problems ofClauses = new Problems();
    try {
      inputs.forEach(input -> checkSchema(input.schema(), ofClauses));
    } catch (Problems.Full full) {
      // Enough to warn of; nothing is refused for it.
    }
    problems.addAsWarnings(ofClauses);
  }

  private void checkSchema(Schema schema) {
    checkSchema(schema, problems);
  }

  private void checkSchema(Schema schema, Problems ofClauses) {
    String name = schema.type().name();
    Optional<Shape> shape = Shape.named(name);
    if (schema.type().isWritten() && !Inheritance.isBasic(name)) {
      shape =
          find(TypeKind.DATA, schema.type())
              .flatMap(type -> library.effective(TypeKind.DATA, type.name()))
              .map(EffectiveType::shape);
    }
    if (shape.isPresent() && schema.constraints().isPresent()) {
      schema.constraints().get().check(shape.get(), ofClauses);
    }
    schema.key().ifPresent(key -> checkSchema(key, ofClauses));
    schema.entry().ifPresent(entry -> checkSchema(entry, ofClauses));
  }

  /** The definition of a type that is named somewhere, or nothing and a problem. */
  public Optional<TypeDefinition> find(TypeKind kind, TypeName wanted) {
    Optional<TypeDefinition> found = library.find(kind, wanted.name());
    if (found.isEmpty() && !isSomethingMissing()) {
      problems.error(
          ProblemCode.TYPE_NOT_FOUND,
          wanted.at(),
          "there is no %s '%s'%s".formatted(kind.word(), wanted.name(), hint(kind, wanted.name())));
    }
    return found;
  }

  // What could not be imported may have brought the type: its absence is told already.
  private boolean isSomethingMissing() {
    return problems.has(ProblemCode.IMPORT_NOT_FOUND) || problems.has(ProblemCode.IMPORT_REFUSED);
  }

  private String hint(TypeKind kind, String name) {
    SortedSet<String> known = library.names(kind);
    if (kind == TypeKind.DATA) {
      known.addAll(ScalarType.names());
      known.addAll(List.of("list", "map"));
    }
    Optional<String> remedy = profiles.remedy(kind, name);
    if (remedy.isPresent()) {
      return remedy.get();
    }
    return Nearest.to(name, known)
        .map("; did you mean '%s'?"::formatted)
        .or(() -> profiles.guess(kind, name))
        .orElse("");
  }
}
