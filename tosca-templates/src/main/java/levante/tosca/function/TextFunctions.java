package levante.tosca.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.tosca.data.AttributeSource;
import levante.tosca.data.TextFunction;
import levante.tosca.data.Value;
import levante.tosca.evaluate.Schemas;
import levante.tosca.evaluate.Scope;
import levante.tosca.evaluate.ValueReader;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/** Computes concat, join and token, as soon as all their arguments are known. */
record TextFunctions(ValueReader reader, Problems problems) {
  /** Longer texts are refused. Source: the most that fits a cloud's user data, 64 KiB. */
  private static final int MOST_CHARACTERS = 1 << 16;

  Optional<Value> call(Field call, TextFunction function, Scope scope, int depth) {
    List<Cursor> items = call.value().items();
    Optional<String> misuse = misuse(function, items.size());
    if (misuse.isPresent()) {
      return invalid(call, misuse.get());
    }
    List<Value> arguments = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      argument(items.get(i), function, i, scope, depth).ifPresent(arguments::add);
    }
    return arguments.size() < items.size() ? Optional.empty() : computed(function, arguments, call);
  }

  private Optional<Value> argument(
      Cursor at, TextFunction function, int index, Scope scope, int depth) {
    if (function == TextFunction.JOIN && index == 0) {
      return reader.read(at, Schemas.listOfAny(), scope, depth);
    }
    if (function != TextFunction.TOKEN || index != 2) {
      return reader.read(at, Schemas.string(), scope, depth);
    }
    boolean isIndex =
        scope.isFunction(at) || at.scalar().filter(one -> one.matches("[0-9]{1,9}")).isPresent();
    if (!isIndex) {
      problems.error(
          ProblemCode.INVALID_FUNCTION,
          at,
          "token wants an index from 0 on here, not %s".formatted(at.shape()));
      return Optional.empty();
    }
    return reader.read(at, Schemas.integer(), scope, depth);
  }

  private Optional<Value> computed(TextFunction function, List<Value> arguments, Field call) {
    if (!arguments.stream().allMatch(Value::isKnown)) {
      return Optional.of(new Value.Call(function, arguments));
    }
    List<Object> known =
        arguments.stream()
            .flatMap(one -> one.evaluate(AttributeSource.NOTHING_RUNS).stream())
            .toList();
    if (known.stream().mapToLong(TextFunctions::length).sum() > MOST_CHARACTERS) {
      problems.error(
          ProblemCode.TOO_LARGE,
          call,
          "the text has more than %d characters".formatted(MOST_CHARACTERS));
      return Optional.empty();
    }
    Optional<String> result = function.apply(known).map(Object::toString);
    return result.isEmpty()
        ? invalid(call, "%s finds no such part".formatted(call.name()))
        : result.map(Value::text);
  }

  private static long length(Object known) {
    return known instanceof List<?> items
        ? items.stream().mapToLong(TextFunctions::length).sum()
        : known.toString().length();
  }

  private static Optional<String> misuse(TextFunction function, int arguments) {
    return switch (function) {
      case CONCAT ->
          arguments > 0 ? Optional.empty() : Optional.of("concat wants at least one text");
      case JOIN ->
          arguments == 1 || arguments == 2
              ? Optional.empty()
              : Optional.of("join wants a list of texts and, if you like, a delimiter");
      case TOKEN ->
          arguments == 3
              ? Optional.empty()
              : Optional.of("token wants a text, the characters to cut at, and an index");
    };
  }

  private Optional<Value> invalid(Field call, String message) {
    problems.error(ProblemCode.INVALID_FUNCTION, call, message);
    return Optional.empty();
  }
}
