package levante.tosca.model;

import java.util.List;
import levante.tosca.data.Properties;

/**
 * Node templates that are meant together, by a policy for instance.
 *
 * @param typeAncestry its type first, then what that is derived from
 * @param members names of node templates, in the order of the text
 */
public record Group(
    String name,
    String type,
    List<String> typeAncestry,
    Properties properties,
    List<String> members) {
  public Group {
    typeAncestry = List.copyOf(typeAncestry);
    members = List.copyOf(members);
  }

  /** Whether it is of that type or of one derived from it. */
  public boolean isA(String wanted) {
    return typeAncestry.contains(wanted);
  }
}
