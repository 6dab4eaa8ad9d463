package levante.tosca.model;

import java.util.List;
import java.util.Optional;
import levante.tosca.data.Properties;

/**
 * How two node templates belong together.
 *
 * @param type such as {@code tosca.relationships.HostedOn}
 * @param typeAncestry its type first, then what that is derived from
 * @param template the relationship template that it is made from, if it is
 */
public record Relationship(
    String type,
    List<String> typeAncestry,
    Optional<String> template,
    Properties properties,
    List<Interface> interfaces) {
  public Relationship {
    typeAncestry = List.copyOf(typeAncestry);
    interfaces = List.copyOf(interfaces);
  }

  /** Whether it is of that type or of one derived from it. */
  public boolean isA(String wanted) {
    return typeAncestry.contains(wanted);
  }
}
