package levante.web.page.choice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a form of the walk asked of the search.
 *
 * @param field which the search stands beside
 * @param query words
 * @param picked what was chosen, once something was
 * @param carried the other fields of the form, but for the cloud
 */
public record ChoiceAsked(
    String field, String query, Optional<Fill> picked, SortedMap<String, List<String>> carried) {
  /** Before the name of the field, for the words. */
  public static final String QUERY = "q.";

  private static final List<String> OURS =
      List.of("form_token", "choice", "pick", "cloud", "credentials", "sealed", "forget");

  /** Of what the form sent. */
  public static ChoiceAsked sent(Map<String, List<String>> form) {
    String field = first(form, "choice").orElse("");
    SortedMap<String, List<String>> carried = new TreeMap<>(form);
    carried.keySet().removeIf(key -> OURS.contains(key) || key.startsWith(QUERY));
    return new ChoiceAsked(
        field, first(form, QUERY + field).orElse(""), first(form, "pick").map(Fill::sent), carried);
  }

  private static Optional<String> first(Map<String, List<String>> form, String key) {
    return form.getOrDefault(key, List.of()).stream().findFirst();
  }
}
