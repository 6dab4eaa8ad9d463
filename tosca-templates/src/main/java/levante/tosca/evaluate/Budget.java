package levante.tosca.evaluate;

import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/**
 * How many values one compilation may make. A template of a few lines can double a value with every
 * line; this is where that ends.
 */
final class Budget {
  static final int MOST_VALUES = 2_000_000;
  static final int MOST_DEPTH = 100;

  private int left = MOST_VALUES;

  boolean spend(Cursor at, int depth, Problems problems) {
    if (--left < 0 || depth > MOST_DEPTH) {
      problems.error(
          ProblemCode.TOO_LARGE,
          at,
          left < 0
              ? "the template makes more than %d values".formatted(MOST_VALUES)
              : "the value is made through more than %d others".formatted(MOST_DEPTH));
      return false;
    }
    return true;
  }
}
