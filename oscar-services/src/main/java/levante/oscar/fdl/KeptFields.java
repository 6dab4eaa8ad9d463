package levante.oscar.fdl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.oscar.delegation.Delegation;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The fields of OSCAR's services that are checked and kept as they came: most are not acted upon
 * yet, and some reach the pods on Kubernetes alone. A value that says nothing (empty, false, 0), as
 * OSCAR's own client sends for every field, is dropped.
 */
final class KeptFields {
  private static final Map<String, Rule> RULES = rules();

  /** A kept value is at most so many characters of JSON; aliases could blow it up otherwise. */
  private static final int MOST_CHARACTERS = 64 * 1024;

  private static final String REPLICAS =
      "a list of {cluster_id, service_name, priority}, or of {type: endpoint, url}";
  private static final String MODES = "static, random, load-based or topsis";
  private static final String FEDERATION =
      "a mapping of members (%s), delegation (%s) and rescheduler_threshold"
          .formatted(REPLICAS, MODES);

  private final Fields fields;
  private int budget = MOST_CHARACTERS;

  /**
   * What a field must look like, and what to tell who writes it.
   *
   * @param warning empty when nobody would be misled
   */
  private record Rule(
      Predicate<JsonNode> form, String expected, Function<JsonNode, String> warning) {
    Rule(Predicate<JsonNode> form, String expected, String warning) {
      this(form, expected, any -> warning);
    }
  }

  KeptFields(Fields fields) {
    this.fields = fields;
  }

  Map<String, String> read() {
    Map<String, String> kept = new TreeMap<>();
    RULES.forEach(
        (name, rule) ->
            fields
                .take(name)
                .flatMap(value -> read(name, rule, value))
                .ifPresent(json -> kept.put(name, json)));
    return kept;
  }

  private Optional<String> read(String name, Rule rule, Node value) {
    JsonNode json = json(value);
    if (budget < 0) {
      fields.problems().error(value, fields.under(name), "TOO_LARGE", "this value is too large");
      return Optional.empty();
    }
    if (!says(json)) {
      return Optional.empty();
    }
    if (!rule.form.test(json)) {
      fields
          .problems()
          .error(value, fields.under(name), "WRONG_TYPE", rule.expected + " is expected here");
      return Optional.empty();
    }
    boolean isDefault = json.asText().equals("private") || json.asText().equals("SERVICE");
    String warning = rule.warning.apply(json);
    if (!warning.isEmpty() && !isDefault) {
      fields.problems().warning(fields.key(name), fields.under(name), "NOT_ACTED_UPON", warning);
    }
    return Optional.of(json.toString());
  }

  private JsonNode json(Node node) {
    budget -= 8;
    if (budget < 0) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (node instanceof MappingNode mapping) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (NodeTuple tuple : mapping.getValue()) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        budget -= key.length();
        object.set(key, json(tuple.getValueNode()));
      }
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      var array = JsonNodeFactory.instance.arrayNode();
      sequence.getValue().forEach(item -> array.add(json(item)));
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private JsonNode scalar(ScalarNode node) {
    String text = node.getValue();
    budget -= text.length();
    Tag tag = node.getTag();
    if (tag.equals(Tag.BOOL)) {
      return JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.NULL)) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (tag.equals(Tag.INT) && text.matches("-?[0-9]{1,18}")) {
      return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
    }
    if (tag.equals(Tag.FLOAT) && text.matches("-?[0-9]{1,18}\\.[0-9]{1,18}")) {
      return JsonNodeFactory.instance.numberNode(Double.parseDouble(text));
    }
    return JsonNodeFactory.instance.textNode(text);
  }

  private static boolean says(JsonNode json) {
    if (json.isContainerNode()) {
      return StreamSupport.stream(json.spliterator(), false).anyMatch(KeptFields::says);
    }
    return !json.isNull()
        && !json.asText().isEmpty()
        && !(json.isBoolean() && !json.asBoolean())
        && !(json.isNumber() && json.asDouble() == 0);
  }

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (String text : new String[] {"log_level", "vo"}) {
      rules.put(text, new Rule(JsonNode::isTextual, "a text", ""));
    }
    for (String map : new String[] {"annotations", "labels"}) {
      rules.put(map, new Rule(KeptFields::isMapOfValues, "a mapping of texts", ""));
    }
    for (String flag : new String[] {"alpine", "file_stage_in", "image_prefetch"}) {
      rules.put(flag, new Rule(JsonNode::isBoolean, "true or false", ""));
    }
    rules.put("bucket_list", new Rule(JsonNode::isArray, "a list", ""));
    addWarned(rules);
    return rules;
  }

  private static void addWarned(Map<String, Rule> rules) {
    rules.put("total_memory", new Rule(KeptFields::isQuantity, "a quantity", ""));
    rules.put("total_cpu", new Rule(KeptFields::isQuantity, "a quantity", ""));
    rules.put("enable_gpu", flag("a GPU is asked for on Kubernetes; the sandbox knows none"));
    rules.put("enable_sgx", flag("jobs do not run in enclaves"));
    rules.put("federation", new Rule(KeptFields::isFederation, FEDERATION, KeptFields::elsewhere));
    rules.put("replicas", new Rule(Delegation::isList, REPLICAS, KeptFields::elsewhere));
    rules.put(
        "rescheduler_threshold", new Rule(KeptFields::isThreshold, "a number of seconds", ""));
    rules.put("delegation", new Rule(KeptFields::isMode, MODES, ""));
    rules.put("mount", mapping("storages are not mounted yet; read the input file instead"));
    rules.put("image_pull_secrets", list(""));
    rules.put(
        "visibility",
        new Rule(
            json -> json.asText().matches("private|restricted|public"),
            "private, restricted or public",
            "only the owner sees the service for now"));
    rules.put("allowed_users", list("only the owner sees the service for now"));
    rules.put("isolation_level", value("users are not given buckets of their own yet"));
    rules.put("volume", mapping("volumes are not made yet"));
    rules.put("interlink_node_name", value("jobs do not run on interLink nodes yet"));
  }

  private static boolean isFederation(JsonNode json) {
    return json.isObject()
        && (json.path("members").isMissingNode() || Delegation.isList(json.path("members")))
        && (json.path("delegation").isMissingNode() || isMode(json.path("delegation")))
        && (json.path("rescheduler_threshold").isMissingNode()
            || isThreshold(json.path("rescheduler_threshold")));
  }

  private static boolean isMode(JsonNode json) {
    return json.isValueNode()
        && (json.asText().isEmpty() || Delegation.Mode.of(json.asText()).isPresent());
  }

  private static boolean isThreshold(JsonNode json) {
    return json.isValueNode() && json.asText().matches("[0-9]{1,6}");
  }

  private static String elsewhere(JsonNode json) {
    return Delegation.hasOneElsewhere(json.path("members"))
            || (json.isArray() && Delegation.hasOneElsewhere(json))
        ? "files are handed to services of this server only"
        : "";
  }

  private static boolean isMapOfValues(JsonNode json) {
    return json.isObject()
        && StreamSupport.stream(json.spliterator(), false).allMatch(JsonNode::isValueNode);
  }

  private static boolean isQuantity(JsonNode json) {
    try {
      return json.isValueNode() && Quantity.parse(json.asText()).signum() >= 0;
    } catch (LevanteException e) {
      return false;
    }
  }

  private static Rule flag(String warning) {
    return new Rule(JsonNode::isBoolean, "true or false", warning);
  }

  private static Rule mapping(String warning) {
    return new Rule(JsonNode::isObject, "a mapping of fields", warning);
  }

  private static Rule list(String warning) {
    return new Rule(JsonNode::isArray, "a list", warning);
  }

  private static Rule value(String warning) {
    return new Rule(JsonNode::isValueNode, "a text", warning);
  }
}
