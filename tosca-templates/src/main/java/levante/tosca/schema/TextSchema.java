package levante.tosca.schema;

import java.util.Optional;

/** What the clause {@code schema} asks of a text. Safe for many threads at once. */
@FunctionalInterface
public interface TextSchema {
  /** In characters; what is longer is refused. */
  int LONGEST = 100_000;

  /** What does not fit, as the middle of a sentence; empty when the text fits. */
  Optional<String> misfit(String text);
}
