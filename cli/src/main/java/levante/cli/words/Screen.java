package levante.cli.words;

import java.util.Arrays;

/** What characters do on a terminal: how many columns they take, and which must not reach it. */
public final class Screen {
  private static final int TAB = 4;
  private static final int UNKNOWN = 0xFFFD;

  /** First and last of the blocks that Unicode's EastAsianWidth.txt gives as W or F. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3040, 0xA4CF}, {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}
  };

  /** The controls that show another order of characters than a file has. */
  private static final int[][] BIDIRECTIONAL = {{0x202A, 0x202E}, {0x2066, 0x2069}};

  private Screen() {}

  /** How many columns each character of a line takes; a tab goes to the next multiple of four. */
  public static int[] widths(int... characters) {
    int[] widths = new int[characters.length];
    int column = 0;
    for (int i = 0; i < characters.length; i++) {
      widths[i] = characters[i] == '\t' ? TAB - column % TAB : width(characters[i]);
      column += widths[i];
    }
    return widths;
  }

  private static int width(int character) {
    int type = Character.getType(character);
    boolean nothing =
        type == Character.NON_SPACING_MARK
            || type == Character.ENCLOSING_MARK
            || character == 0x200B
            || character == 0x200D;
    if (nothing) {
      return 0;
    }
    return within(WIDE, character) ? 2 : 1;
  }

  /** The character, or a sign for one that would steer the terminal. */
  public static int shown(int character) {
    return Character.isISOControl(character) || within(BIDIRECTIONAL, character)
        ? UNKNOWN
        : character;
  }

  /** A sentence that may quote a file, in one line that does not steer the terminal. */
  public static String safe(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().forEach(one -> safe.appendCodePoint(one == '\n' ? ' ' : shown(one)));
    return safe.toString();
  }

  private static boolean within(int[][] blocks, int character) {
    return Arrays.stream(blocks).anyMatch(block -> block[0] <= character && character <= block[1]);
  }
}
