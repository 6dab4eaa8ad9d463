package levante.elasticity.adapter.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.SourcePosition;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The fields of one mapping, taken one by one. What is wrong is reported and read as absent, so
 * that one pass finds every problem; what nobody asked for is an unknown field.
 */
final class YamlFields {
  /** Larger than any policy, and small enough that no text of brackets overflows the stack. */
  private static final int MOST_CHARACTERS = 16_384;

  private static final int MOST_DEPTH = 8;
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(s|m|h)?");
  private static final Map<String, Integer> UNITS = Map.of("s", 1, "m", 60, "h", 3600);

  private final String file;
  private final Node whole;
  private final List<Diagnostic> problems;
  private final List<YamlFields> inner = new ArrayList<>();
  private final Map<String, ScalarNode> keys = new LinkedHashMap<>();
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final TreeSet<String> asked = new TreeSet<>();

  private YamlFields(String file, List<Diagnostic> problems, MappingNode mapping) {
    this.whole = mapping;
    this.file = file;
    this.problems = problems;
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        wrong(tuple.getKeyNode(), "", "WRONG_TYPE", "a field's name is a text");
      } else if (keys.putIfAbsent(key.getValue(), key) != null) {
        wrong(key, key.getValue(), "DUPLICATE", "this field is written twice");
      } else {
        values.put(key.getValue(), tuple.getValueNode());
      }
    }
  }

  static YamlFields of(String file, String text) {
    Node root = compose(file, text);
    if (!(root instanceof MappingNode mapping)) {
      throw refused(
          at(file, root.getStartMark()),
          "WRONG_TYPE",
          "a mapping of fields is expected, such as policy: thrifty");
    }
    return new YamlFields(file, new ArrayList<>(), mapping);
  }

  private static Node compose(String file, String text) {
    SourcePosition start = SourcePosition.startOf(file);
    if (text.length() > MOST_CHARACTERS || depth(text) > MOST_DEPTH) {
      throw refused(start, "TOO_LARGE", "no such file is so large or so deep");
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(0)
            .build();
    try {
      return new Compose(settings)
          .composeString(text)
          .orElseThrow(
              () ->
                  refused(start, "EMPTY", "the file is empty; write for example policy: thrifty"));
    } catch (MarkedYamlEngineException e) {
      throw refused(at(file, e.getProblemMark()), "SYNTAX", "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw refused(start, "SYNTAX", "not YAML: " + e.getMessage());
    }
  }

  private static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' || c == '[' ? 1 : 0;
      depth -= c == '}' || c == ']' ? 1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  private static LevanteException refused(SourcePosition position, String code, String message) {
    return new LevanteException(
        ErrorCode.INVALID_REQUEST, List.of(Diagnostic.error(code, position, "", message)));
  }

  private static SourcePosition at(String file, Optional<Mark> mark) {
    return mark.map(one -> new SourcePosition(file, one.getLine() + 1, one.getColumn() + 1, 0))
        .orElseGet(() -> SourcePosition.startOf(file));
  }

  private void wrong(Node node, String path, String code, String message) {
    problems.add(Diagnostic.error(code, at(file, node.getStartMark()), path, message));
  }

  private Optional<Node> take(String name) {
    asked.add(name);
    return Optional.ofNullable(values.get(name)).filter(value -> !value.getTag().equals(Tag.NULL));
  }

  /** A text. */
  Optional<String> text(String name) {
    Optional<Node> value = take(name);
    if (value.isPresent() && !(value.get() instanceof ScalarNode)) {
      wrong(value.get(), name, "WRONG_TYPE", "one value is expected here");
      return Optional.empty();
    }
    return value.map(one -> ((ScalarNode) one).getValue()).filter(text -> !text.isBlank());
  }

  /** One of these words. */
  Optional<String> oneOf(String name, List<String> words) {
    Optional<String> word = text(name);
    if (word.isPresent() && !words.contains(word.get())) {
      wrong(
          values.get(name),
          name,
          "INVALID_VALUE",
          "there is no policy '%s'%s; built in are %s"
              .formatted(
                  word.get(), Diagnostic.didYouMean(word.get(), words), String.join(", ", words)));
      return Optional.empty();
    }
    return word;
  }

  /** Seconds, or with a unit: 90, 90s, 5m, 1h. */
  Optional<Duration> duration(String name) {
    return text(name).flatMap(text -> duration(name, text));
  }

  private Optional<Duration> duration(String name, String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      wrong(values.get(name), name, "INVALID_VALUE", "a time is expected here: 90, 90s, 5m or 1h");
      return Optional.empty();
    }
    String unit = Optional.ofNullable(matcher.group(2)).orElse("s");
    return Optional.of(Duration.ofSeconds(Long.parseLong(matcher.group(1)) * UNITS.get(unit)));
  }

  /** A whole number of at least this. */
  Optional<Integer> whole(String name, int least) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.get().matches("[0-9]{1,6}") && Integer.parseInt(text.get()) >= least) {
      return text.map(Integer::valueOf);
    }
    wrong(
        values.get(name),
        name,
        "INVALID_VALUE",
        "a whole number from %d to 999999 is expected here".formatted(least));
    return Optional.empty();
  }

  /** A number from 0 to 10. */
  Optional<Double> share(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.get().matches("[0-9]{1,2}(\\.[0-9]{1,6})?")
        && new BigDecimal(text.get()).compareTo(BigDecimal.TEN) <= 0) {
      return text.map(Double::valueOf);
    }
    wrong(values.get(name), name, "INVALID_VALUE", "a number from 0 to 10 is expected here");
    return Optional.empty();
  }

  /** An amount of money, in EUR: 2, or 2.50. */
  Optional<BigDecimal> amount(String name) {
    Optional<String> text = text(name);
    if (text.filter(one -> !one.matches("[0-9]{1,6}(\\.[0-9]{1,4})?")).isPresent()) {
      wrong(values.get(name), name, "INVALID_VALUE", "an amount in EUR is expected here: 2.50");
      return Optional.empty();
    }
    return text.map(BigDecimal::new);
  }

  /** A mapping within. */
  Optional<YamlFields> mapping(String name) {
    Optional<Node> value = take(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof MappingNode mapping) {
      YamlFields fields = new YamlFields(file, problems, mapping);
      inner.add(fields);
      return Optional.of(fields);
    }
    wrong(value.get(), name, "WRONG_TYPE", "a mapping of fields is expected here");
    return Optional.empty();
  }

  /** Mappings within, in a list. */
  List<YamlFields> items(String name) {
    Optional<Node> value = take(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof SequenceNode list
        && list.getValue().stream().allMatch(MappingNode.class::isInstance)) {
      List<YamlFields> items =
          list.getValue().stream()
              .map(item -> new YamlFields(file, problems, (MappingNode) item))
              .toList();
      inner.addAll(items);
      return items;
    }
    wrong(value.get(), name, "WRONG_TYPE", "a list of entries is expected here");
    return List.of();
  }

  /** Words, in a list. */
  Optional<List<String>> words(String name) {
    Optional<Node> value = take(name);
    if (value.isPresent()
        && value.get() instanceof SequenceNode list
        && list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
      return Optional.of(
          list.getValue().stream().map(one -> ((ScalarNode) one).getValue()).toList());
    }
    value.ifPresent(one -> wrong(one, name, "WRONG_TYPE", "a list of words is expected here"));
    return Optional.empty();
  }

  /** The names of the fields that are written, in their order. */
  List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** Something is wrong with the value of a field, or with what should have it. */
  void wrong(String name, String message) {
    Node at = Optional.ofNullable(values.get(name)).orElse(whole);
    wrong(at, name, values.containsKey(name) ? "INVALID_VALUE" : "MISSING_FIELD", message);
  }

  /** Throws when anything was wrong, here or within. */
  void refuseIfAny() {
    addUnknown();
    if (!problems.isEmpty()) {
      throw new LevanteException(ErrorCode.INVALID_REQUEST, problems.stream().sorted().toList());
    }
  }

  private void addUnknown() {
    inner.forEach(YamlFields::addUnknown);
    for (String name : values.keySet()) {
      if (!asked.contains(name)) {
        wrong(
            keys.get(name),
            name,
            "UNKNOWN_FIELD",
            "there is no field '%s' here%s; known are %s"
                .formatted(name, Diagnostic.didYouMean(name, asked), String.join(", ", asked)));
      }
    }
  }
}
