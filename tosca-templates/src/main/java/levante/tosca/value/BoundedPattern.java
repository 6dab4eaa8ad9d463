package levante.tosca.value;

import java.util.regex.Pattern;

/**
 * A regular expression from a template. java.util.regex backtracks, so that a short expression can
 * keep a thread busy for years: the text is handed over with a bound on how often it may be looked
 * at.
 */
public final class BoundedPattern {
  /** In characters. */
  public static final int LONGEST_PATTERN = 200;

  static final int LONGEST_TEXT = 1_000;
  private static final int MOST_LOOKS = 1_000_000;

  private final Pattern pattern;

  /** Of an expression that is no longer than {@link #LONGEST_PATTERN}. */
  public BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Whether the whole text matches; a text that costs too much to decide does not. */
  public boolean matches(String text) {
    try {
      return text.length() <= LONGEST_TEXT && pattern.matcher(new Counted(text)).matches();
    } catch (TooManyLooks | StackOverflowError tooCostly) {
      return false;
    }
  }

  /** Whether a part of the text matches; a text that costs too much to decide has none. */
  boolean finds(String text) {
    try {
      return text.length() <= LONGEST_TEXT && pattern.matcher(new Counted(text)).find();
    } catch (TooManyLooks | StackOverflowError tooCostly) {
      return false;
    }
  }

  @Override
  public String toString() {
    return pattern.pattern();
  }

  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyLooks() {
      super(null, null, false, false);
    }
  }

  private static final class Counted implements CharSequence {
    private final String text;
    private int looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw new TooManyLooks();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
