package levante.web.page.clouds;

import java.util.List;
import java.util.Objects;
import levante.web.language.Say;
import levante.web.page.form.FieldView;
import levante.web.page.form.FieldView.Range;
import levante.web.page.form.FieldView.Widget;

/**
 * One field of a form that signs in to a cloud.
 *
 * @param key of the line
 * @param label for people
 * @param initial what stands in it at first
 */
record CloudField(
    String key, String label, String help, Kind kind, boolean required, String initial) {
  /** What is typed. */
  enum Kind {
    TEXT(Widget.TEXT),
    LINES(Widget.LINES),
    SECRET(Widget.SECRET),
    SECRET_LINES(Widget.SECRET_LINES);

    private final Widget widget;

    Kind(Widget widget) {
      this.widget = widget;
    }

    /** Whether no page ever shows it. */
    boolean isSecret() {
      return this == SECRET || this == SECRET_LINES;
    }
  }

  CloudField {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(kind, "kind");
  }

  static CloudField text(String key, String label, String help) {
    return new CloudField(key, label, help, Kind.TEXT, false, "");
  }

  static CloudField needed(String key, String label, String help) {
    return new CloudField(key, label, help, Kind.TEXT, true, "");
  }

  static CloudField starting(String key, String label, String help, String initial) {
    return new CloudField(key, label, help, Kind.TEXT, true, initial);
  }

  static CloudField secret(String key, String label, String help) {
    return new CloudField(key, label, help, Kind.SECRET, true, "");
  }

  /**
   * As it is drawn.
   *
   * @param value what stands in it, unless it is secret
   * @param stored whether a secret may be left out, since the stored one stays then
   */
  FieldView view(String value, boolean stored) {
    boolean keeps = stored && kind.isSecret();
    return new FieldView(
        key,
        Say.of(label),
        Say.of(help),
        kind.widget,
        kind.isSecret() ? "" : value,
        List.of(),
        Range.NONE,
        required && !keeps,
        keeps ? List.of(Say.of("empty: what is stored stays")) : List.of(),
        List.of());
  }
}
