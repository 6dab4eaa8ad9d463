package levante.tosca.require;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import levante.tosca.data.Properties;
import levante.tosca.data.Value;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.entity.Entity;
import levante.tosca.entity.Owner;
import levante.tosca.evaluate.Schemas;
import levante.tosca.function.Evaluation;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.TypeKind;

/**
 * Holds candidates against node filters: a property that is not given, or not known before machines
 * run, meets no condition.
 */
final class FilterJudge {
  /** More comparisons are not made: filters over thousands of candidates could take for ever. */
  private static final int MOST_COMPARISONS = 1_000_000;

  private final TypeLibrary library;
  private final Evaluation evaluation;
  private final Map<String, Properties> known = new HashMap<>();
  private int compared;

  FilterJudge(TypeLibrary library, Evaluation evaluation) {
    this.library = library;
    this.evaluation = evaluation;
  }

  /** Whether so much was compared that the rest is not. */
  boolean isExhausted() {
    return compared > MOST_COMPARISONS;
  }

  /** An operand's value where it is a function of what is known; else what is written. */
  Cursor computed(Cursor at, NodeDeclaration source) {
    Entity self = new Entity.OfNode(source);
    boolean isFunction = evaluation.functions(Optional.of(self)).isFunction(at);
    Optional<Value> value =
        isFunction ? evaluation.input(at, Schemas.any(), self) : Optional.empty();
    return value.filter(Value::isKnown).map(one -> Schemas.written(one, at)).orElse(at);
  }

  boolean fits(NodeDeclaration candidate, NodeFilter filter) {
    return filter.conditions().stream().allMatch(one -> holds(candidate, one));
  }

  private boolean holds(NodeDeclaration candidate, NodeFilter.Condition condition) {
    compared++;
    if (isExhausted()) {
      return false;
    }
    Optional<Value> value =
        condition.capability().isEmpty()
            ? properties(candidate, Optional.empty()).value(condition.property())
            : capability(candidate, condition.capability().get())
                .flatMap(
                    name -> properties(candidate, Optional.of(name)).value(condition.property()));
    return value.filter(Value::isKnown).isPresent()
        && condition.constraints().stream().allMatch(one -> one.violatedBy(value.get()).isEmpty());
  }

  private Optional<String> capability(NodeDeclaration candidate, String wanted) {
    return candidate.type().stream()
        .flatMap(type -> type.capabilities().values().stream())
        .filter(
            one ->
                one.name().equals(wanted)
                    || library.derives(TypeKind.CAPABILITY, one.type().name(), wanted))
        .map(CapabilityDefinition::name)
        .findFirst();
  }

  private Properties properties(NodeDeclaration candidate, Optional<String> capability) {
    String key = candidate.name() + "\n" + capability.orElse("");
    Properties before = known.get(key);
    if (before == null) {
      Optional<Owner> owner =
          capability.isPresent()
              ? evaluation.owner(candidate, capability.get())
              : evaluation.owner(new Entity.OfNode(candidate));
      before = owner.map(evaluation::properties).orElse(Properties.NONE);
      known.put(key, before);
    }
    return before;
  }
}
