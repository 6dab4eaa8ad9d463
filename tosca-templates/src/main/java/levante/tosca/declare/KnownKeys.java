package levante.tosca.declare;

import java.util.List;
import java.util.stream.Stream;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/**
 * Tells apart the keys that count, those that are read over, and those that TOSCA does not have.
 */
public final class KnownKeys {
  private KnownKeys() {}

  public static void check(
      Cursor map, List<String> read, List<String> readOver, Problems problems) {
    map.checkKeys(problems, Stream.concat(read.stream(), readOver.stream()).toList());
    for (String key : readOver) {
      map.field(key)
          .ifPresent(
              field ->
                  problems.warning(
                      ProblemCode.NOT_SUPPORTED, field, "'%s' has no effect here".formatted(key)));
    }
  }
}
