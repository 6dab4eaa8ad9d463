package levante.tosca.function;

import java.util.List;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/** What the arguments of functions have in common. */
final class Arguments {
  private Arguments() {}

  /** Whether all are names or indices; each that is not is noted. */
  static boolean areNames(List<Cursor> arguments, String function, Problems problems) {
    boolean all = true;
    for (Cursor argument : arguments) {
      if (argument.scalar().isEmpty() || argument.isNull()) {
        problems.error(
            ProblemCode.INVALID_FUNCTION,
            argument,
            "%s wants a name here, not %s".formatted(function, argument.shape()));
        all = false;
      }
    }
    return all;
  }
}
