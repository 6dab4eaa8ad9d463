package levante.tosca.model;

import java.util.List;
import levante.tosca.data.Properties;

/**
 * What a node template offers to others, such as {@code host} with its cpus and memory.
 *
 * @param typeAncestry its type first, then what that is derived from
 */
public record Capability(
    String name, String type, List<String> typeAncestry, Properties properties) {
  public Capability {
    typeAncestry = List.copyOf(typeAncestry);
  }
}
