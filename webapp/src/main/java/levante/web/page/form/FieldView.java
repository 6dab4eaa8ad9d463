package levante.web.page.form;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One input as it is drawn.
 *
 * @param label for people
 * @param value what stands in it
 * @param choices the only values there are; empty for any
 * @param range of a number
 * @param notes on what it may be, each a few words
 * @param errors what is wrong with it
 */
public record FieldView(
    String name,
    String label,
    String help,
    Widget widget,
    String value,
    List<String> choices,
    Range range,
    boolean required,
    List<String> notes,
    List<String> errors) {
  /** What it is typed into. */
  public enum Widget {
    TEXT,
    NUMBER,
    CHOICE,
    LINES,
    /** One line that is not shown while it is typed, nor ever after. */
    SECRET,
    /** The same of several lines, which no browser hides while they are typed. */
    SECRET_LINES
  }

  /** Bounds as HTML writes them; a browser is told only those that it reads as we do. */
  public record Range(Optional<String> least, Optional<String> most, String step) {
    /** No number. */
    public static final Range NONE = new Range(Optional.empty(), Optional.empty(), "any");

    public Range {
      Objects.requireNonNull(least, "least");
      Objects.requireNonNull(most, "most");
    }
  }

  public FieldView {
    choices = List.copyOf(choices);
    notes = List.copyOf(notes);
    errors = List.copyOf(errors);
  }

  /** The id of its element, and the key of what is sent. */
  public String key() {
    return InputValues.PREFIX + name;
  }

  /** The ids of what describes it, for screen readers. */
  public String describedBy() {
    return (errors.isEmpty() ? "" : key() + "-errors ") + key() + "-help";
  }
}
