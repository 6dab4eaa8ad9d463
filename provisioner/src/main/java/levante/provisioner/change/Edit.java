package levante.provisioner.change;

import java.util.Map;
import java.util.Objects;
import levante.tosca.TemplateSource;

/**
 * What an infrastructure shall be from now on.
 *
 * @param template the whole template
 * @param inputs those that change, by name; the others stay as they are
 * @param counts what the template's counts mean
 */
public record Edit(TemplateSource template, Map<String, Object> inputs, Counts counts) {
  /** How a node template's count is read where scaling may have changed it since. */
  public enum Counts {
    /** A count that differs from the one in the template before is a wish; the others are not. */
    WHERE_CHANGED,
    /**
     * A count is a wish, as with the Infrastructure Manager; but scaling keeps what it has added to
     * a node template whose bounds are apart and whose count did not change.
     */
    AS_WRITTEN
  }

  public Edit {
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(counts, "counts");
  }
}
