package levante.tosca.evaluate;

import java.util.Collection;
import java.util.List;
import levante.tosca.data.Value;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/**
 * How many values one compilation may make. A template of a few lines can double a value with every
 * line; this is where that ends.
 */
final class Budget {
  static final int MOST_VALUES = 1_000_000;
  static final int MOST_DEPTH = 100;

  private int left = MOST_VALUES;

  /** Takes one value out of the budget; a problem and false when it is used up. */
  boolean spend(Cursor at, int depth, Problems problems) {
    if (depth > MOST_DEPTH) {
      refuseDepth(at, problems);
      return false;
    }
    left--;
    return isLeft(at, problems);
  }

  /** Takes a value with all its parts out of the budget, counting a shared part each time. */
  boolean spendAll(Cursor at, Value value, Problems problems) {
    boolean shallow = take(value, 0);
    if (!shallow) {
      refuseDepth(at, problems);
    }
    return shallow && isLeft(at, problems);
  }

  private static void refuseDepth(Cursor at, Problems problems) {
    problems.error(
        ProblemCode.TOO_LARGE,
        at,
        "the value is made through more than %d others".formatted(MOST_DEPTH));
  }

  private boolean isLeft(Cursor at, Problems problems) {
    if (left < 0) {
      problems.error(
          ProblemCode.TOO_LARGE,
          at,
          "the template makes more than %d values".formatted(MOST_VALUES));
    }
    return left >= 0;
  }

  private boolean take(Value value, int depth) {
    if (--left < 0) {
      return true;
    }
    return depth <= MOST_DEPTH && parts(value).stream().allMatch(part -> take(part, depth + 1));
  }

  private static Collection<Value> parts(Value value) {
    return value.match(
        literal -> List.of(),
        Value.Items::values,
        entries -> entries.values().values(),
        attribute -> List.of(),
        Value.Call::arguments);
  }
}
