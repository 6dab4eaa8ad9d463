package levante.tosca.evaluate;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import levante.tosca.data.Value;
import levante.tosca.parse.Cursor;
import levante.tosca.types.PropertyDefinition;

/**
 * The inputs of a template with what they are worth: given, else the default.
 *
 * @param defined all that the template declares
 * @param values the good values, as if written where they are declared
 * @param random those whose value is a random text that was not drawn
 * @param refused those whose value is wrong or missing, which has been noted
 */
public record Inputs(
    SortedMap<String, PropertyDefinition> defined,
    SortedMap<String, Cursor> values,
    SortedMap<String, RandomText> random,
    Set<String> refused) {
  public Optional<Cursor> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** What stands for a random text as long as it is not drawn. */
  public Optional<Value> symbol(String name) {
    return Optional.ofNullable(random.get(name)).map(text -> text.symbol(name));
  }

  /** Whether it is declared, may be left out and was left out. */
  public boolean isAbsent(String name) {
    return defined.containsKey(name)
        && !values.containsKey(name)
        && !random.containsKey(name)
        && !refused.contains(name);
  }
}
