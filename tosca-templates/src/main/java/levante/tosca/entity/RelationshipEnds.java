package levante.tosca.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.declare.ResolvedRequirement;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.library.UnknownProperties;
import levante.tosca.model.Requirement;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;

/**
 * Checks that relationships lead where their types may: to one of the valid target types of the
 * relationship, and from one of the valid source types of the capability. What the author of a node
 * type has put together a template cannot change: it counts as allowed. Types that warn of unknown
 * properties are not so exact about this either.
 */
public final class RelationshipEnds {
  private final TypeLibrary library;
  private final Declarations declarations;
  private final Problems problems;
  private final Map<String, Boolean> exact = new HashMap<>();

  public RelationshipEnds(TypeLibrary library, Declarations declarations, Problems problems) {
    this.library = library;
    this.declarations = declarations;
    this.problems = problems;
  }

  /** Checks all; what does not fit is noted. */
  public void check() {
    for (NodeDeclaration source : declarations.all()) {
      for (ResolvedRequirement one : declarations.requirements(source)) {
        Optional<NodeDeclaration> target = declarations.find(one.requirement().target());
        Optional<CapabilityDefinition> capability =
            target
                .flatMap(NodeDeclaration::type)
                .map(type -> type.capabilities().get(one.requirement().capability()));
        boolean isExact =
            isExact(source.type())
                && isExact(target.flatMap(NodeDeclaration::type))
                && isExact(one.requirement().relationship().type());
        if (capability.isPresent() && isExact) {
          checkTarget(one, capability.get());
          checkSource(source, target.get(), one, capability.get());
        }
      }
    }
  }

  private void checkTarget(ResolvedRequirement one, CapabilityDefinition capability) {
    List<String> ancestry = one.requirement().relationship().typeAncestry();
    List<String> valid =
        existing(TypeKind.CAPABILITY, allowed(TypeKind.RELATIONSHIP, ancestry.get(0)));
    String type = capability.type().name();
    boolean isChosen = one.writtenAt().value().field("relationship").isPresent();
    if (isChosen
        && !isAny(TypeKind.CAPABILITY, type, valid)
        && !isTargetNode(ancestry.get(0), one.requirement().target())) {
      note(
          one,
          "a %s leads to a %s, but '%s' of '%s' is a %s"
              .formatted(
                  ancestry.get(0),
                  String.join(" or ", valid),
                  capability.name(),
                  one.requirement().target(),
                  type));
    }
  }

  // The specification wants types of capabilities; templates in use name types of nodes as well.
  private boolean isTargetNode(String relationship, String target) {
    List<String> nodes = existing(TypeKind.NODE, allowed(TypeKind.RELATIONSHIP, relationship));
    return declarations.find(target).filter(node -> nodes.stream().anyMatch(node::isA)).isPresent();
  }

  private void checkSource(
      NodeDeclaration source,
      NodeDeclaration target,
      ResolvedRequirement requirement,
      CapabilityDefinition capability) {
    List<TypeName> written =
        capability.sources().isEmpty()
            ? allowed(TypeKind.CAPABILITY, capability.type().name())
            : capability.sources();
    List<String> valid = existing(TypeKind.NODE, written);
    String type = source.type().map(EffectiveType::name).orElse("");
    boolean isOfType =
        source
            .type()
            .flatMap(one -> one.requirement(requirement.requirement().name()))
            .flatMap(RequirementDefinition::node)
            .filter(node -> target.isA(node.name()))
            .isPresent();
    if (!isOfType && !isAny(TypeKind.NODE, type, valid)) {
      note(
          requirement,
          "'%s' of '%s' serves a %s, but '%s' is a %s"
              .formatted(
                  capability.name(),
                  target.name(),
                  String.join(" or ", valid),
                  source.name(),
                  type));
    }
  }

  private List<TypeName> allowed(TypeKind kind, String type) {
    return library.effective(kind, type).map(EffectiveType::allowed).orElse(List.of());
  }

  private List<String> existing(TypeKind kind, List<TypeName> names) {
    return names.stream()
        .map(TypeName::name)
        .filter(name -> library.find(kind, name).isPresent())
        .toList();
  }

  private boolean isAny(TypeKind kind, String type, List<String> valid) {
    return valid.isEmpty() || valid.stream().anyMatch(one -> library.derives(kind, type, one));
  }

  private boolean isExact(Optional<EffectiveType> type) {
    return type.filter(one -> isExact(one.name())).isPresent();
  }

  private boolean isExact(String type) {
    return exact.computeIfAbsent(
        type, name -> library.unknownProperties(name) == UnknownProperties.REFUSED);
  }

  private void note(ResolvedRequirement one, String message) {
    Cursor value = one.writtenAt().value();
    Optional<Cursor> named = value.isMap() ? value.get("node") : Optional.of(value);
    Requirement requirement = one.requirement();
    if (named.flatMap(Cursor::scalar).filter(requirement.target()::equals).isPresent()) {
      problems.error(ProblemCode.REQUIREMENT_NOT_SATISFIED, named.get(), message);
    } else {
      problems.error(ProblemCode.REQUIREMENT_NOT_SATISFIED, one.writtenAt(), message);
    }
  }
}
