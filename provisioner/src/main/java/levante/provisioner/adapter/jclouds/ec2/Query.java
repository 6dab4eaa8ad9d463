package levante.provisioner.adapter.jclouds.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.provisioner.adapter.jclouds.Marks;

/** A call of EC2's: its action and parameters, lists written as EC2 numbers them. */
final class Query {
  private static final String ACTION = "Action";

  private final Map<String, String> parameters = new LinkedHashMap<>();
  private int filters;
  private int tagged;

  private Query() {}

  static Query of(String action) {
    return new Query().with(ACTION, action);
  }

  Map<String, String> parameters() {
    return parameters;
  }

  Query with(String key, Object value) {
    parameters.put(key, value.toString());
    return this;
  }

  /** As {@code key.1}, {@code key.2}. */
  Query list(String key, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      with(key + "." + (i + 1), values.get(i));
    }
    return this;
  }

  /** Only what has one of these values. */
  Query filter(String name, List<String> values) {
    filters++;
    return with("Filter.%d.Name".formatted(filters), name)
        .list("Filter.%d.Value".formatted(filters), values);
  }

  /** What the call makes of that type carries these marks from its first moment on. */
  Query marking(String type, Marks marks) {
    Map<String, String> tags = new TreeMap<>(marks.metadata());
    tags.put("Name", marks.name());
    tagged++;
    String prefix = "TagSpecification.%d.".formatted(tagged);
    with(prefix + "ResourceType", type);
    int number = 0;
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      number++;
      with(prefix + "Tag.%d.Key".formatted(number), tag.getKey());
      with(prefix + "Tag.%d.Value".formatted(number), tag.getValue());
    }
    return this;
  }

  /** One that can be added to while this one stays. */
  Query copy() {
    Query copy = new Query();
    copy.parameters.putAll(parameters);
    copy.filters = filters;
    copy.tagged = tagged;
    return copy;
  }

  /** The same, from where another page ended. */
  Query from(String token) {
    return with("NextToken", token);
  }
}
