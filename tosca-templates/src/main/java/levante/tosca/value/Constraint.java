package levante.tosca.value;

import java.util.Optional;
import levante.tosca.data.Value;

/** One constraint clause, ready to judge values of its type. */
@FunctionalInterface
public interface Constraint {
  /** What the value would have to be, when it is not: {@code "at least 1"}. */
  Optional<String> violatedBy(Value value);
}
