package levante.tosca.library;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.ArtifactDefinition;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.Occurrences;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.Schema;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;

/**
 * Checks that what a type says again fits what it inherits, so that whoever knows the ancestor only
 * is not surprised. Types that do not exist are not its business.
 */
final class RefinementChecker {
  private final TypeLibrary library;
  private final Problems problems;

  RefinementChecker(TypeLibrary library, Problems problems) {
    this.library = library;
    this.problems = problems;
  }

  void check(TypeDefinition type) {
    Optional<EffectiveType> ancestor =
        type.derivedFrom().flatMap(parent -> library.effective(type.kind(), parent.name()));
    ancestor.ifPresent(inherited -> check(type, inherited));
  }

  private void check(TypeDefinition type, EffectiveType inherited) {
    checkValues(type.properties(), inherited.properties(), inherited);
    checkValues(type.attributes(), inherited.attributes(), inherited);
    for (CapabilityDefinition own : type.capabilities().values()) {
      CapabilityDefinition older = inherited.capabilities().get(own.name());
      if (older != null) {
        checkDerived(TypeKind.CAPABILITY, own.type(), older.type(), own.name(), inherited);
        checkValues(own.properties(), older.properties(), inherited);
      }
    }
    for (RequirementDefinition own : type.requirements()) {
      inherited.requirement(own.name()).ifPresent(older -> checkRequirement(own, older, inherited));
    }
    for (ArtifactDefinition own : type.artifacts().values()) {
      ArtifactDefinition older = inherited.artifacts().get(own.name());
      if (older != null && own.type().isPresent() && older.type().isPresent()) {
        checkDerived(
            TypeKind.ARTIFACT, own.type().get(), older.type().get(), own.name(), inherited);
      }
    }
    type.allowed().forEach(own -> checkAllowed(type.kind(), own, inherited));
  }

  private void checkValues(
      SortedMap<String, PropertyDefinition> own,
      SortedMap<String, PropertyDefinition> older,
      EffectiveType inherited) {
    for (PropertyDefinition one : own.values()) {
      PropertyDefinition before = older.get(one.name());
      if (before != null) {
        checkSchema(one.schema(), before.schema(), one.name(), inherited);
      }
    }
  }

  private void checkSchema(Schema own, Schema older, String name, EffectiveType inherited) {
    if (!fits(own.type().name(), older.type().name())) {
      refuse(own.type(), older.type(), name, inherited);
    } else if (own.entry().isPresent() && older.entry().isPresent()) {
      checkSchema(own.entry().get(), older.entry().get(), name, inherited);
    }
  }

  private boolean fits(String own, String older) {
    if (own.equals(older) || !exists(own) || !exists(older)) {
      return true;
    }
    return Inheritance.isBasic(older)
        ? library
            .effective(TypeKind.DATA, own)
            .flatMap(EffectiveType::basis)
            .filter(basis -> basis.type().name().equals(older))
            .isPresent()
        : library.derives(TypeKind.DATA, own, older);
  }

  private boolean exists(String dataType) {
    return Inheritance.isBasic(dataType) || library.effective(TypeKind.DATA, dataType).isPresent();
  }

  private void checkRequirement(
      RequirementDefinition own, RequirementDefinition older, EffectiveType inherited) {
    checkDerived(TypeKind.CAPABILITY, own.capability(), older.capability(), own.name(), inherited);
    if (own.node().isPresent() && older.node().isPresent()) {
      checkDerived(TypeKind.NODE, own.node().get(), older.node().get(), own.name(), inherited);
    }
    if (own.relationship().isPresent() && older.relationship().isPresent()) {
      checkDerived(
          TypeKind.RELATIONSHIP,
          own.relationship().get(),
          older.relationship().get(),
          own.name(),
          inherited);
    }
    Occurrences now = own.writtenOccurrences().orElse(older.occurrences());
    if (now.least() < older.occurrences().least() || now.most() > older.occurrences().most()) {
      problems.error(
          ProblemCode.INVALID_REFINEMENT,
          own.writtenAt(),
          "'%s' may be given %s times in %s, which it is inherited from; here it is %s"
              .formatted(
                  own.name(), older.occurrences().inWords(), inherited.name(), now.inWords()));
    }
  }

  private void checkDerived(
      TypeKind kind, TypeName own, TypeName older, String name, EffectiveType inherited) {
    boolean known =
        library.effective(kind, own.name()).isPresent()
            && library.effective(kind, older.name()).isPresent();
    if (known && !library.derives(kind, own.name(), older.name())) {
      refuse(own, older, name, inherited);
    }
  }

  private void checkAllowed(TypeKind kind, TypeName own, EffectiveType inherited) {
    List<TypeName> older = inherited.allowed();
    boolean fits =
        older.isEmpty()
            || kind.allowedKinds().stream()
                .filter(one -> library.effective(one, own.name()).isPresent())
                .allMatch(
                    one ->
                        older.stream()
                            .anyMatch(may -> library.derives(one, own.name(), may.name())));
    if (!fits) {
      problems.error(
          ProblemCode.INVALID_REFINEMENT,
          own.at(),
          "%s, which this is derived from, may be used with %s only"
              .formatted(
                  inherited.name(),
                  String.join(", ", older.stream().map(TypeName::name).toList())));
    }
  }

  private void refuse(TypeName own, TypeName older, String name, EffectiveType inherited) {
    Cursor at = own.at();
    problems.error(
        ProblemCode.INVALID_REFINEMENT,
        at,
        "'%s' is a %s in %s, which it is inherited from; here it has to be that or derived from it"
            .formatted(name, older.name(), inherited.name()));
  }
}
