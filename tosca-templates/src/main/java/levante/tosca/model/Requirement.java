package levante.tosca.model;

/**
 * That a node template needs another.
 *
 * @param name such as {@code host} or {@code worker}
 * @param target the name of the node template that serves it
 * @param capability the name of the target's capability that serves it
 * @param relationship how the two belong together
 */
public record Requirement(
    String name, String target, String capability, Relationship relationship) {}
