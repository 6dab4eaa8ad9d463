package levante.tosca.types;

/**
 * How often something may be given.
 *
 * @param most {@code Integer.MAX_VALUE} where TOSCA writes UNBOUNDED
 */
public record Occurrences(int least, int most) {
  /** Exactly once, TOSCA's default. */
  public static final Occurrences ONCE = new Occurrences(1, 1);

  /** For sentences: {@code exactly 1}, {@code at least 1}, {@code 0 to 3}. */
  public String inWords() {
    if (least == most) {
      return "exactly " + least;
    }
    return most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most;
  }
}
