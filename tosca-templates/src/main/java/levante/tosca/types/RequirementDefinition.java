package levante.tosca.types;

import java.util.Optional;

/** A requirement that nodes of a type have, and what may serve it. */
public record RequirementDefinition(
    String name,
    TypeName capability,
    Optional<TypeName> node,
    Optional<TypeName> relationship,
    Occurrences occurrences) {}
