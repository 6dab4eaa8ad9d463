package levante.tosca.library;

import java.util.Optional;
import java.util.SortedMap;
import levante.tosca.define.ArtifactReader;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;
import levante.tosca.value.Shape;

/**
 * Checks that an ancestor has what a definition leaves out, and that clauses which stand without a
 * type fit the ancestor's. Where an ancestor is not to be found nothing is said: it may have it.
 */
final class LeftOutChecker {
  private final TypeLibrary library;
  private final Problems problems;

  LeftOutChecker(TypeLibrary library, Problems problems) {
    this.library = library;
    this.problems = problems;
  }

  void check(TypeDefinition type) {
    library.effective(type.kind(), type.name()).ifPresent(whole -> check(type, whole));
  }

  private void check(TypeDefinition type, EffectiveType whole) {
    checkProperties(type.properties(), whole.properties());
    checkProperties(type.attributes(), whole.attributes());
    for (CapabilityDefinition own : type.capabilities().values()) {
      CapabilityDefinition full = whole.capabilities().get(own.name());
      check(own.type(), own.name(), "type", full != null);
      if (isKnown(full)) {
        checkProperties(own.properties(), full.properties());
        checkProperties(own.attributes(), full.attributes());
      }
    }
    for (RequirementDefinition own : type.requirements()) {
      boolean isThere = whole.requirement(own.name()).isPresent();
      check(own.capability(), own.name(), "capability", isThere);
    }
    type.artifacts().values().stream()
        .filter(own -> !whole.artifacts().containsKey(own.name()))
        .forEach(own -> ArtifactReader.noteNoFile(own.writtenAt(), problems));
  }

  private boolean isKnown(CapabilityDefinition capability) {
    return capability != null
        && library.effective(TypeKind.CAPABILITY, capability.type().name()).isPresent();
  }

  private void checkProperties(
      SortedMap<String, PropertyDefinition> own, SortedMap<String, PropertyDefinition> whole) {
    for (PropertyDefinition one : own.values()) {
      TypeName type = one.schema().type();
      if (!type.isWritten() && whole.containsKey(one.name())) {
        checkClauses(one, whole.get(one.name()).schema().type().name());
      }
      check(
          type, one.name(), "type; write for example type: string", whole.containsKey(one.name()));
    }
  }

  private void checkClauses(PropertyDefinition own, String type) {
    Optional<Shape> shape =
        Shape.named(type)
            .or(() -> library.effective(TypeKind.DATA, type).map(EffectiveType::shape));
    if (shape.isPresent() && own.schema().constraints().isPresent()) {
      own.schema().constraints().get().check(shape.get(), problems);
    }
  }

  private void check(TypeName written, String name, String what, boolean isInherited) {
    if (!written.isWritten() && !isInherited) {
      problems.error(
          ProblemCode.MISSING_REQUIRED, written.at(), "'%s' has no %s".formatted(name, what));
    }
  }
}
