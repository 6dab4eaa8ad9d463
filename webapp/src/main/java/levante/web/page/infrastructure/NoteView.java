package levante.web.page.infrastructure;

import java.util.Objects;
import java.util.Optional;
import levante.provisioner.note.Note;
import levante.web.page.Words;

/**
 * The note of an infrastructure on its page.
 *
 * @param text as it stands; empty for none
 * @param byline who wrote it, and when
 * @param typed what stands in the field
 * @param version of what stands there
 */
public record NoteView(String text, String byline, String typed, long version) {
  private static final int HEAD = 80;

  public NoteView {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(byline, "byline");
    Objects.requireNonNull(typed, "typed");
  }

  /** As it stands. */
  public static NoteView of(Optional<Note> note) {
    return note.map(
            one ->
                new NoteView(
                    one.text(),
                    "%s, %s".formatted(one.by(), Words.time(one.at())),
                    one.text(),
                    one.version()))
        .orElse(new NoteView("", "", "", 0));
  }

  /** With another text in the field, which was not kept. */
  public NoteView typing(String other) {
    return new NoteView(text, byline, other, version);
  }

  /** Whether what is in the field is not what stands there. */
  public boolean contested() {
    return !typed.equals(text);
  }

  /** How long it may be, in characters. */
  public int longest() {
    return Note.LONGEST;
  }

  /** What a list has room for; empty when it says nothing. */
  static Optional<String> head(Note note) {
    String line = note.text().lines().findFirst().orElse("");
    boolean whole = line.equals(note.text()) && line.length() <= HEAD;
    int end = line.offsetByCodePoints(0, Math.min(HEAD, line.codePointCount(0, line.length())));
    return Optional.of(whole ? line : line.substring(0, end).strip() + " …")
        .filter(any -> note.says());
  }
}
