package levante.tosca.evaluate;

import java.util.regex.Pattern;
import levante.kernel.Diagnostic;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlNode;

/** A size without a unit, which the Infrastructure Manager takes for megabytes. */
final class SizeWithoutUnit {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,30}(?:\\.[0-9]{1,30})?");

  private SizeWithoutUnit() {}

  /** What is written, with the unit and a warning when it has none. */
  static Cursor inMegabytes(Cursor at, Problems problems) {
    String text = at.scalar().orElse("").strip();
    if (!NUMBER.matcher(text).matches()) {
      return at;
    }
    problems.add(
        Diagnostic.warning(
            ProblemCode.INVALID_SCALAR_UNIT.name(),
            at.position(),
            at.path(),
            "'%s' has no unit and is taken as %s MB, as the Infrastructure Manager does"
                .formatted(text, text)));
    return new Cursor(new YamlNode.Scalar(text + " MB", true, at.position()), at.path());
  }
}
