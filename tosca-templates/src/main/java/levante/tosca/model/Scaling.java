package levante.tosca.model;

/**
 * How many machines a node template may become.
 *
 * @param min never fewer
 * @param max never more
 * @param count how many at first: the template's {@code count}, else {@code default_instances},
 *     else {@code min_instances}, else 1
 */
public record Scaling(int min, int max, int count) {
  public Scaling {
    if (min < 0 || count < min || max < count) {
      throw new IllegalStateException("%d to %d instances, at first %d".formatted(min, max, count));
    }
  }

  /** Whether the number of machines may change. */
  public boolean isElastic() {
    return min < max;
  }
}
