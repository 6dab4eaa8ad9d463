package levante.tosca.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A resolved value: known already, or symbolic where it needs a running machine. Inputs and
 * properties are always resolved; attributes, outputs of operations and the like stay symbolic.
 */
public sealed interface Value {
  /** A scalar that is known. */
  record Literal(Scalar scalar) implements Value {
    @Override
    public <R> R match(
        Function<Literal, R> literal,
        Function<Items, R> items,
        Function<Entries, R> entries,
        Function<Reference, R> reference,
        Function<Call, R> call) {
      return literal.apply(this);
    }
  }

  /** A list. */
  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public <R> R match(
        Function<Literal, R> literal,
        Function<Items, R> items,
        Function<Entries, R> entries,
        Function<Reference, R> reference,
        Function<Call, R> call) {
      return items.apply(this);
    }
  }

  /** A map, or a value of a complex data type. */
  record Entries(SortedMap<String, Value> values) implements Value {
    public Entries {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    @Override
    public <R> R match(
        Function<Literal, R> literal,
        Function<Items, R> items,
        Function<Entries, R> entries,
        Function<Reference, R> reference,
        Function<Call, R> call) {
      return entries.apply(this);
    }
  }

  /**
   * Something that a running topology tells.
   *
   * @param entity the name of a node template, or of a relationship as {@code source/requirement/0}
   * @param path for an attribute as {@link AttributeSource} takes it; for the output of an
   *     operation the interface, the operation and the output; for an artifact its name, then the
   *     location when one is asked for; for a random text its length
   */
  record Reference(Kind kind, String entity, List<String> path) implements Value {
    /** What is referred to. */
    public enum Kind {
      ATTRIBUTE,
      OPERATION_OUTPUT,
      ARTIFACT,
      /** A random text that was not drawn; the entity is the input that asks for it. */
      RANDOM
    }

    public Reference {
      path = List.copyOf(path);
    }

    @Override
    public <R> R match(
        Function<Literal, R> literal,
        Function<Items, R> items,
        Function<Entries, R> entries,
        Function<Reference, R> reference,
        Function<Call, R> call) {
      return reference.apply(this);
    }
  }

  /** A function of values of which one at least is not known yet. */
  record Call(TextFunction function, List<Value> arguments) implements Value {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R match(
        Function<Literal, R> literal,
        Function<Items, R> items,
        Function<Entries, R> entries,
        Function<Reference, R> reference,
        Function<Call, R> call) {
      return call.apply(this);
    }
  }

  /** The answer of the one function that fits. */
  <R> R match(
      Function<Literal, R> literal,
      Function<Items, R> items,
      Function<Entries, R> entries,
      Function<Reference, R> reference,
      Function<Call, R> call);

  /** A known text. */
  static Value text(String text) {
    return new Literal(new Scalar.Text(text));
  }

  /**
   * The value as JSON would hold it (string, number, boolean, list, map), or empty while an
   * attribute that it needs is not known.
   */
  default Optional<Object> evaluate(AttributeSource attributes) {
    return match(
        literal -> Optional.of(literal.scalar().plain()),
        items -> evaluated(items.values(), attributes).map(List::copyOf),
        entries -> evaluated(entries.values(), attributes).map(Collections::unmodifiableMap),
        reference -> attributes.known(reference),
        call -> evaluated(call.arguments(), attributes).flatMap(call.function()::apply));
  }

  /** Whether it is known without any machine running. */
  default boolean isKnown() {
    return match(
        literal -> true,
        items -> items.values().stream().allMatch(Value::isKnown),
        entries -> entries.values().values().stream().allMatch(Value::isKnown),
        reference -> false,
        call -> false);
  }

  /** The scalar, when it is a known one. */
  default Optional<Scalar> asScalar() {
    return match(
        literal -> Optional.of(literal.scalar()),
        items -> Optional.empty(),
        entries -> Optional.empty(),
        reference -> Optional.empty(),
        call -> Optional.empty());
  }

  private static Optional<List<Object>> evaluated(List<Value> values, AttributeSource attributes) {
    List<Object> results = new ArrayList<>();
    for (Value value : values) {
      Optional<Object> result = value.evaluate(attributes);
      if (result.isEmpty()) {
        return Optional.empty();
      }
      results.add(result.get());
    }
    return Optional.of(results);
  }

  private static Optional<Map<String, Object>> evaluated(
      SortedMap<String, Value> values, AttributeSource attributes) {
    Map<String, Object> results = new LinkedHashMap<>();
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      Optional<Object> result = entry.getValue().evaluate(attributes);
      if (result.isEmpty()) {
        return Optional.empty();
      }
      results.put(entry.getKey(), result.get());
    }
    return Optional.of(results);
  }
}
