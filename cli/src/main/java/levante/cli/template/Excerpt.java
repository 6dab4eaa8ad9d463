package levante.cli.template;

import java.util.Arrays;
import levante.cli.words.Screen;

/**
 * A line of a file and the strokes under the characters that are meant. Columns count code points;
 * on the screen a tab goes to the next multiple of four, East Asian characters and pictures take
 * two columns, combining ones none. Control characters are shown, never sent.
 */
record Excerpt(String line, String strokes) {
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
    int[] widths = Screen.widths(characters);
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
      line.appendCodePoint(Screen.shown(character));
    }
  }
}
