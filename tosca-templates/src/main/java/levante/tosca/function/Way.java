package levante.tosca.function;

import java.util.ArrayList;
import java.util.List;
import levante.tosca.entity.Owner;
import levante.tosca.parse.Cursor;

/**
 * An owner that a reference may mean, and the names that are left to follow in it.
 *
 * @param rest the name of a property or attribute, then keys and indices into it; never empty
 */
record Way(Owner owner, List<Cursor> rest) {
  Cursor first() {
    return rest.get(0);
  }

  String firstName() {
    return first().scalar().orElse("");
  }

  boolean isOfProperty() {
    return owner.definitions().containsKey(firstName());
  }

  boolean isOfAttribute() {
    return owner.attributes().containsKey(firstName());
  }

  /** What a running topology calls the attribute. */
  List<String> path() {
    List<String> path = new ArrayList<>();
    owner.capability().ifPresent(path::add);
    rest.forEach(one -> path.add(one.scalar().orElse("")));
    return path;
  }
}
