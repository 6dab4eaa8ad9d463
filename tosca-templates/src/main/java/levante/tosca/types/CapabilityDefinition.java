package levante.tosca.types;

import java.util.SortedMap;

/**
 * A capability that nodes of a type have.
 *
 * @param properties those that the node type refines or adds to the capability type's
 */
public record CapabilityDefinition(
    String name, TypeName type, SortedMap<String, PropertyDefinition> properties) {}
