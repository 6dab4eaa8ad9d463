package levante.tosca.schema;

/**
 * How often a check may look at anything. A schema of a few lines can ask for more comparisons than
 * there will ever be time for.
 */
final class Work {
  private static final int MOST_LOOKS = 1_000_000;

  private int left = MOST_LOOKS;

  void look() {
    if (--left < 0) {
      throw new TooMuch();
    }
  }

  /** Says that the bound is reached. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch() {
      super("too much work", null, false, false);
    }
  }
}
