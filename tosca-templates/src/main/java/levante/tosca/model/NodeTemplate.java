package levante.tosca.model;

import java.util.List;
import java.util.Optional;
import levante.tosca.data.Properties;

/**
 * A wish: one part of a topology, which becomes machines, a cluster or a storage.
 *
 * @param typeAncestry its type first, then what that is derived from, up to {@code
 *     tosca.nodes.Root}
 * @param properties given values and the types' defaults
 * @param capabilities all of the type's, with given values and defaults, ordered by name
 * @param requirements those that were resolved, in the order of the text
 * @param artifacts the type's and its own, ordered by name
 * @param interfaces the type's and its own, ordered by name
 * @param scaling present when the type has a {@code scalable} capability
 * @param directives what is written: with {@code select} or {@code substitute} it is abstract
 */
public record NodeTemplate(
    String name,
    String type,
    List<String> typeAncestry,
    Properties properties,
    List<Capability> capabilities,
    List<Requirement> requirements,
    List<Artifact> artifacts,
    List<Interface> interfaces,
    Optional<Scaling> scaling,
    List<String> directives) {
  public NodeTemplate {
    typeAncestry = List.copyOf(typeAncestry);
    capabilities = List.copyOf(capabilities);
    requirements = List.copyOf(requirements);
    artifacts = List.copyOf(artifacts);
    interfaces = List.copyOf(interfaces);
    directives = List.copyOf(directives);
    if (typeAncestry.isEmpty() || !typeAncestry.get(0).equals(type)) {
      throw new IllegalStateException("the ancestry of %s starts with itself".formatted(type));
    }
  }

  /**
   * Whether it stands for something from outside, which has to be chosen or put in its place before
   * anything is made.
   */
  public boolean isAbstract() {
    return !directives.isEmpty();
  }

  /** Whether it is of that type or of one derived from it. */
  public boolean isA(String wanted) {
    return typeAncestry.contains(wanted);
  }

  /** The capability of that name. */
  public Optional<Capability> capability(String wanted) {
    return capabilities.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }

  /** The properties of the capability of that name; none when it has no such capability. */
  public Properties capabilityProperties(String capability) {
    return capability(capability).map(Capability::properties).orElse(Properties.NONE);
  }

  /** The requirements of that name, in the order of the text. */
  public List<Requirement> requirements(String wanted) {
    return requirements.stream().filter(one -> one.name().equals(wanted)).toList();
  }

  /** The interface of that name, such as {@code Standard}. */
  public Optional<Interface> interfaceNamed(String wanted) {
    return interfaces.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }
}
