package levante.web.page.choice;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.web.page.form.InputValues;

/**
 * What a chosen offer puts into which fields.
 *
 * @param values by the key of the field
 */
public record Fill(SortedMap<String, String> values) {
  public Fill {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** What an offer with those properties is for the inputs of a choice. */
  static Fill of(Choice choice, SortedMap<String, String> properties) {
    SortedMap<String, String> values = new TreeMap<>();
    choice
        .inputs()
        .forEach(
            (property, input) -> values.put(InputValues.PREFIX + input, properties.get(property)));
    return new Fill(values);
  }

  /** What a button sends, and a script reads: as forms encode their fields. */
  public String text() {
    return values.entrySet().stream()
        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Of what a button sent; whatever is no pair is passed over. */
  public static Fill sent(String text) {
    SortedMap<String, String> values = new TreeMap<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        decode(pair.substring(0, equals), pair.substring(equals + 1), values);
      }
    }
    return new Fill(values);
  }

  private static void decode(String key, String value, SortedMap<String, String> values) {
    try {
      values.put(
          URLDecoder.decode(key, StandardCharsets.UTF_8),
          URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notEncoded) {
      // It came from no button of ours.
      values.remove(key);
    }
  }
}
