package levante.web.adapter.oidc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Claims as texts: those within another are named with a dot between. */
final class ClaimTexts {
  private final Map<String, List<String>> texts = new TreeMap<>();

  /** Adds claims; a name that is there already gets more values. */
  ClaimTexts with(Map<String, ?> claims) {
    claims.forEach(this::add);
    return this;
  }

  Map<String, List<String>> texts() {
    return texts;
  }

  private void add(String name, Object value) {
    if (value instanceof Map<?, ?> inner) {
      inner.forEach((key, one) -> add(name + "." + key, one));
    } else if (value instanceof List<?> values) {
      values.forEach(one -> add(name, one));
    } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      List<String> known = texts.computeIfAbsent(name, none -> new ArrayList<>());
      if (!known.contains(value.toString())) {
        known.add(value.toString());
      }
    }
  }
}
