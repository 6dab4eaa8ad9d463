package levante.cli.template;

import java.util.Arrays;

/**
 * A line of a file and the strokes under the characters that are meant. Columns count code points;
 * on the screen a tab goes to the next multiple of four, East Asian characters and pictures take
 * two columns, combining ones none. Control characters are shown, never sent.
 */
record Excerpt(String line, String strokes) {
  private static final int TAB = 4;
  private static final String CUT = "…";

  /**
   * Cuts a long line around the place.
   *
   * @param column from 1
   * @param length may be 0, which is a point, and may reach beyond the line
   * @param width how many columns may be used
   */
  static Excerpt of(String text, int column, int length, int width) {
    int[] characters = text.codePoints().toArray();
    int from = Math.min(column - 1, characters.length);
    int to = Math.min(from + Math.max(length, 1), Math.max(characters.length, from + 1));
    int first = from;
    int last = Math.min(to, characters.length);
    int used = 0;
    int[] widths = widths(characters);
    for (int i = from; i < last; i++) {
      used += widths[i];
      if (used > width) {
        last = i;
      }
    }
    used = Arrays.stream(widths, first, last).sum();
    // A third of the room before the place, the rest after it, and before it what is left.
    first = start(widths, first, Math.max(0, Math.min(width - used, width / 3)));
    used = Arrays.stream(widths, first, last).sum();
    while (last < characters.length && used + widths[last] <= width) {
      used += widths[last++];
    }
    first = start(widths, first, width - used);
    return cut(characters, widths, new int[] {first, from, to, last});
  }

  private static int start(int[] widths, int at, int room) {
    int first = at;
    int left = room;
    while (first > 0 && widths[first - 1] <= left) {
      left -= widths[--first];
    }
    return first;
  }

  private static Excerpt cut(int[] characters, int[] widths, int[] places) {
    int first = places[0];
    int last = places[3];
    String before = first > 0 ? CUT : "";
    StringBuilder line = new StringBuilder(before);
    for (int i = first; i < last; i++) {
      append(line, characters[i], widths[i]);
    }
    int gap = before.length() + Arrays.stream(widths, first, places[1]).sum();
    int under = Math.max(1, Arrays.stream(widths, places[1], Math.min(places[2], last)).sum());
    return new Excerpt(
        line.append(last < characters.length ? CUT : "").toString(),
        " ".repeat(gap) + "^".repeat(under));
  }

  private static void append(StringBuilder line, int character, int width) {
    if (character == '\t') {
      line.append(" ".repeat(width));
    } else {
      line.appendCodePoint(isControl(character) ? 0xFFFD : character);
    }
  }

  /** A sentence that may quote a file, safe for a terminal. */
  static String safe(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(one -> safe.appendCodePoint(one == '\n' ? ' ' : isControl(one) ? 0xFFFD : one));
    return safe.toString();
  }

  // Bidirectional controls too: they would show another order than the file has.
  private static boolean isControl(int character) {
    return Character.isISOControl(character)
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }

  private static int[] widths(int[] characters) {
    int[] widths = new int[characters.length];
    int column = 0;
    for (int i = 0; i < characters.length; i++) {
      widths[i] = characters[i] == '\t' ? TAB - column % TAB : width(characters[i]);
      column += widths[i];
    }
    return widths;
  }

  private static int width(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> character == 0x200B || character == 0x200D ? 0 : isWide(character) ? 2 : 1;
    };
  }

  // The blocks that Unicode's EastAsianWidth.txt gives as W or F.
  private static boolean isWide(int character) {
    return (character >= 0x1100 && character <= 0x115F)
        || (character >= 0x2E80 && character <= 0xA4CF && character != 0x303F)
        || (character >= 0xAC00 && character <= 0xD7A3)
        || (character >= 0xF900 && character <= 0xFAFF)
        || (character >= 0xFE30 && character <= 0xFE6F)
        || (character >= 0xFF00 && character <= 0xFF60)
        || (character >= 0xFFE0 && character <= 0xFFE6)
        || (character >= 0x1F300 && character <= 0x1F64F)
        || (character >= 0x1F680 && character <= 0x1F6FF)
        || (character >= 0x1F900 && character <= 0x1F9FF)
        || (character >= 0x20000 && character <= 0x3FFFD);
  }
}
