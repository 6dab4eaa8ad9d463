package levante.tosca.require;

import java.util.List;
import java.util.Optional;
import levante.tosca.value.Constraint;

/** What a node template has to have to be chosen; all conditions have to hold. */
record NodeFilter(List<Condition> conditions) {
  NodeFilter {
    conditions = List.copyOf(conditions);
  }

  /**
   * That a property is given, and how.
   *
   * @param capability the name or type of the capability that has it; empty for the node template
   */
  record Condition(Optional<String> capability, String property, List<Constraint> constraints) {
    Condition {
      constraints = List.copyOf(constraints);
    }
  }
}
