package levante.web.page.preview;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rows of a table by RFC 4180, and more than that: lines may end in a line feed alone, an
 * empty line is no row, and a quote inside of a field that has none around it is a quote.
 */
final class Csv {
  private static final char QUOTE = '"';

  private final String text;
  private final char separator;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private int at;

  private Csv(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /**
   * The rows of a text; of one that was cut the last row, which may be a part of one, is left out.
   *
   * @param most rows
   */
  static List<List<String>> rows(Excerpt excerpt, char separator, int most) {
    Csv reader = new Csv(excerpt.text(), separator);
    while (reader.at < reader.text.length() && reader.rows.size() < most) {
      reader.field();
    }
    if (excerpt.whole() && reader.rows.size() < most) {
      reader.endRow();
    }
    return List.copyOf(reader.rows);
  }

  /** Reads one field and what ends it. */
  private void field() {
    boolean quoted = text.charAt(at) == QUOTE;
    if (quoted) {
      quoted();
    }
    while (at < text.length() && !isEnd(text.charAt(at))) {
      field.append(text.charAt(at++));
    }
    if (at == text.length()) {
      return;
    }
    char end = text.charAt(at++);
    if (end == separator) {
      endField();
    } else {
      at += end == '\r' && at < text.length() && text.charAt(at) == '\n' ? 1 : 0;
      endRow();
    }
  }

  /** Reads what stands between quotes, where two of them mean one. */
  private void quoted() {
    at++;
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next != QUOTE) {
        field.append(next);
      } else if (at < text.length() && text.charAt(at) == QUOTE) {
        field.append(text.charAt(at++));
      } else {
        return;
      }
    }
  }

  private boolean isEnd(char one) {
    return one == separator || one == '\n' || one == '\r';
  }

  private void endField() {
    row.add(field.toString());
    field.setLength(0);
  }

  private void endRow() {
    boolean empty = row.isEmpty() && field.length() == 0;
    if (!empty) {
      endField();
      rows.add(List.copyOf(row));
      row = new ArrayList<>();
    }
  }
}
