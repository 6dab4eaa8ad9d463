package levante.web.page.form;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.catalog.Form;
import levante.tosca.show.Hiding;

/**
 * What was typed into the fields of a template's form, as it was typed. An empty field gives no
 * value: the default counts.
 */
public record InputValues(SortedMap<String, String> typed) {
  /** Before the name of an input, as REST has it too. */
  public static final String PREFIX = "input.";

  /** Nothing typed yet. */
  public static final InputValues NONE = new InputValues(Collections.emptySortedMap());

  public InputValues {
    typed = Collections.unmodifiableSortedMap(new TreeMap<>(typed));
  }

  /** Of what a form sent. */
  public static InputValues sent(Map<String, List<String>> form) {
    SortedMap<String, String> typed = new TreeMap<>();
    form.forEach(
        (key, values) -> {
          if (key.startsWith(PREFIX) && !values.isEmpty()) {
            typed.put(key.substring(PREFIX.length()), values.get(0));
          }
        });
    return new InputValues(typed);
  }

  /** Of values that are known already, as JSON would hold them. */
  public static InputValues of(Map<String, Object> values) {
    SortedMap<String, String> typed = new TreeMap<>();
    values.forEach((name, value) -> typed.put(name, InputText.of(value)));
    return new InputValues(typed);
  }

  /** Those of values that no name says are secret, down to the keys of what is nested. */
  public static InputValues shown(Map<String, Object> values) {
    Map<String, Object> shown = new TreeMap<>(values);
    shown.entrySet().removeIf(one -> isSecret(one.getKey(), one.getValue()));
    return of(shown);
  }

  private static boolean isSecret(String name, Object value) {
    if (Hiding.isSecret(name)) {
      return true;
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .anyMatch(one -> isSecret(String.valueOf(one.getKey()), one.getValue()));
    }
    return value instanceof Collection<?> items
        && items.stream().anyMatch(item -> isSecret("", item));
  }

  /** What stands in a field. */
  Optional<String> of(String name) {
    return Optional.ofNullable(typed.get(name));
  }

  /** The inputs that a template is given, as JSON would hold them. */
  public Map<String, Object> inputs(Form form) {
    Map<String, Object> inputs = new TreeMap<>();
    form.fields()
        .forEach(
            field ->
                of(field.name())
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> inputs.put(field.name(), InputText.read(field, text))));
    return inputs;
  }
}
