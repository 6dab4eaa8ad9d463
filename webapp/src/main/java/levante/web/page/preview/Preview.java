package levante.web.page.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.web.language.Say;

/**
 * What a page shows of a file that is text: its text, or the rows of a table.
 *
 * @param text empty where there are rows
 * @param head the names of the columns; empty where there are no rows
 * @param rows each of as many fields as the head
 * @param notes what is not shown, and why, a sentence each
 */
public record Preview(String text, List<String> head, List<List<String>> rows, List<String> notes) {
  /** Rows beside the head. */
  static final int MOST_ROWS = 200;

  static final int MOST_COLUMNS = 50;

  public Preview {
    Objects.requireNonNull(text, "text");
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
  }

  /** Of a file of that key. */
  public static Preview of(String key, Shown.Kind kind, Excerpt excerpt) {
    if (excerpt.isBinary()) {
      return text("", List.of(Say.of("It is no text, whatever its name says.")));
    }
    List<String> notes =
        excerpt.whole() ? List.of() : List.of(Say.of("It is longer: these are its first 64 KiB."));
    return switch (kind) {
      case JSON -> json(excerpt, notes);
      case TABLE -> table(Shown.extension(key).equals("tsv") ? '\t' : ',', excerpt);
      default -> text(excerpt.text(), notes);
    };
  }

  private static Preview text(String text, List<String> notes) {
    return new Preview(text, List.of(), List.of(), notes);
  }

  private static Preview json(Excerpt excerpt, List<String> notes) {
    Optional<String> pretty = excerpt.whole() ? PrettyJson.of(excerpt.text()) : Optional.empty();
    boolean wrong = excerpt.whole() && pretty.isEmpty() && !excerpt.text().isBlank();
    return text(
        pretty.orElse(excerpt.text()),
        wrong ? List.of(Say.of("It is no valid JSON; this is its text.")) : notes);
  }

  private static Preview table(char separator, Excerpt excerpt) {
    // One more than is shown tells whether there are more.
    List<List<String>> read = Csv.rows(excerpt, separator, MOST_ROWS + 2);
    int columns = read.stream().mapToInt(List::size).max().orElse(0);
    int shown = Math.min(columns, MOST_COLUMNS);
    List<String> notes = new ArrayList<>();
    if (read.size() > MOST_ROWS + 1 || !excerpt.whole()) {
      notes.add(
          Say.of(
              "It has more rows: these are its first %d.",
              Math.min(Math.max(read.size() - 1, 0), MOST_ROWS)));
    }
    if (columns > shown) {
      notes.add(Say.of("It has %d columns: these are the first %d.", columns, shown));
    }
    List<List<String>> rows =
        read.stream().limit(MOST_ROWS + 1L).map(row -> filled(row, shown)).toList();
    return rows.isEmpty()
        ? text("", notes)
        : new Preview("", rows.get(0), rows.subList(1, rows.size()), notes);
  }

  private static List<String> filled(List<String> row, int columns) {
    List<String> fields = new ArrayList<>(row.subList(0, Math.min(row.size(), columns)));
    while (fields.size() < columns) {
      fields.add("");
    }
    return fields;
  }
}
