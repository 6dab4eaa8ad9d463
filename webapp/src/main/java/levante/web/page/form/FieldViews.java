package levante.web.page.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.tosca.catalog.Form;
import levante.web.language.Say;
import levante.web.page.form.FieldView.Range;
import levante.web.page.form.FieldView.Widget;

/** Draws the fields of a form. */
public final class FieldViews {
  private static final String BOOLEAN = "boolean";

  private FieldViews() {}

  /** Tab by tab, with what was typed, else the defaults, and the errors beside their fields. */
  public static List<TabView> of(Form form, InputValues values, FieldErrors errors) {
    return form.tabs().stream()
        .filter(tab -> !tab.fields().isEmpty())
        .map(
            tab ->
                new TabView(
                    tab.name(),
                    tab.fields().stream().map(field -> field(field, values, errors)).toList()))
        .toList();
  }

  private static FieldView field(Form.Field field, InputValues values, FieldErrors errors) {
    Widget widget = widget(field);
    return new FieldView(
        field.name(),
        label(field.name()),
        field.help(),
        widget,
        values.of(field.name()).or(() -> standard(field)).orElse(""),
        choices(field),
        widget == Widget.NUMBER ? range(field) : Range.NONE,
        field.required() && field.defaultValue().isEmpty(),
        notes(field),
        errors.of(field.name()));
  }

  private static Optional<String> standard(Form.Field field) {
    return field.defaultValue().map(InputText::of).filter(text -> !isDrawn(text));
  }

  private static boolean isDrawn(String text) {
    return text.matches("random\\([0-9]+\\)");
  }

  /** {@code worker_cpus} as {@code Worker cpus}. */
  public static String label(String name) {
    String words = name.replace('_', ' ').replace('-', ' ').strip();
    return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static Widget widget(Form.Field field) {
    if (!field.limits().validValues().isEmpty() || field.type().equals(BOOLEAN)) {
      return Widget.CHOICE;
    }
    return switch (field.type()) {
      case "integer", "float" -> Widget.NUMBER;
      case "list", "map" -> Widget.LINES;
      default ->
          field.tagType().filter("textarea"::equals).isPresent() ? Widget.LINES : Widget.TEXT;
    };
  }

  /** An empty one first where a value may be left out. */
  private static List<String> choices(Form.Field field) {
    List<String> choices = new ArrayList<>();
    if (widget(field) == Widget.CHOICE) {
      if (field.defaultValue().isEmpty()) {
        choices.add("");
      }
      if (field.limits().validValues().isEmpty()) {
        choices.addAll(List.of("true", "false"));
      }
      field.limits().validValues().forEach(value -> choices.add(String.valueOf(value)));
    }
    return choices;
  }

  private static Range range(Form.Field field) {
    return new Range(
        field.limits().least().filter(bound -> !bound.exclusive()).map(FieldViews::number),
        field.limits().most().filter(bound -> !bound.exclusive()).map(FieldViews::number),
        field.type().equals("integer") ? "1" : "any");
  }

  private static String number(Form.Bound bound) {
    return String.valueOf(bound.value());
  }

  private static List<String> notes(Form.Field field) {
    List<String> notes = new ArrayList<>();
    Form.Limits limits = field.limits();
    bounds(limits).ifPresent(notes::add);
    field.unit().ifPresent(unit -> notes.add(Say.of("with its unit, such as %s", unit)));
    limits.patterns().forEach(pattern -> notes.add(Say.of("has to match %s", pattern)));
    limits
        .shortest()
        .filter(one -> one > 1)
        .ifPresent(one -> notes.add(Say.of("at least %d characters", one)));
    limits.longest().ifPresent(one -> notes.add(Say.of("at most %d characters", one)));
    if (field.type().equals("list")) {
      notes.add(Say.of("one item a line"));
    } else if (field.type().equals("map")) {
      notes.add(Say.of("one 'name: value' a line"));
    }
    field.enabledBy().ifPresent(other -> notes.add(Say.of("matters only with %s", label(other))));
    field
        .defaultValue()
        .map(InputText::of)
        .ifPresent(
            text ->
                notes.add(
                    isDrawn(text)
                        ? Say.of("drawn at random when left empty")
                        : Say.of("default: %s", text)));
    return notes;
  }

  private static Optional<String> bounds(Form.Limits limits) {
    Optional<String> least =
        limits
            .least()
            .map(one -> Say.of(one.exclusive() ? "more than %s" : "at least %s", one.value()));
    Optional<String> most =
        limits
            .most()
            .map(one -> Say.of(one.exclusive() ? "less than %s" : "at most %s", one.value()));
    return least.isPresent() && most.isPresent()
        ? Optional.of(least.get() + ", " + most.get())
        : least.or(() -> most);
  }
}
