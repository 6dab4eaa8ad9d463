package levante.web.page.choice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.tosca.TemplateSource;
import levante.tosca.catalog.Form;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;
import levante.web.page.choice.Choice.Kind;
import levante.web.page.form.InputValues;

/**
 * Which inputs of a template mean a size or an image of a cloud: not by their names, but since the
 * {@code host} or the {@code os} of a node template takes them. The input that says in which region
 * its machines are is filled in with them.
 *
 * @param all each beside a field of its own
 */
public record Choices(List<Choice> all) {
  /** None. */
  public static final Choices NONE = new Choices(List.of());

  static final String IMAGE = "image";
  static final String SIZE_NAME = "instance_type";
  static final String CPUS = "num_cpus";
  static final String MEMORY = "mem_size";
  static final String GPUS = "num_gpus";
  static final String REGION = "region";

  private static final int MOST_LAYERS = 32;

  public Choices {
    all = List.copyOf(all);
  }

  private record Place(String node, Kind kind) {}

  /** Those of a template with the parents that are attached to it; any text has some or none. */
  public static Choices of(TemplateSource source, Form form) {
    Map<Place, SortedMap<String, String>> uses = new LinkedHashMap<>();
    layers(source, new ArrayList<>()).forEach(layer -> read(layer, uses));
    List<String> fields = form.fields().map(Form.Field::name).toList();
    Set<String> taken = new HashSet<>();
    List<Choice> all = new ArrayList<>();
    uses.forEach(
        (place, inputs) ->
            fields.stream()
                .filter(searched(inputs)::contains)
                .findFirst()
                .filter(taken::add)
                .ifPresent(
                    field -> all.add(new Choice(place.kind(), place.node(), inputs, field))));
    return new Choices(all);
  }

  /** The inputs that a search may stand beside; where it is comes along, and alone is no size. */
  private static Set<String> searched(SortedMap<String, String> inputs) {
    Map<String, String> left = new HashMap<>(inputs);
    left.remove(REGION);
    return left.keySet().equals(Set.of(GPUS)) ? Set.of() : Set.copyOf(left.values());
  }

  private static List<TemplateSource> layers(TemplateSource source, List<TemplateSource> below) {
    for (TemplateSource parent : source.parents()) {
      if (below.size() < MOST_LAYERS) {
        layers(parent, below);
      }
    }
    below.add(source);
    return below;
  }

  private static void read(TemplateSource layer, Map<Place, SortedMap<String, String>> uses) {
    for (Field node : nodes(layer)) {
      uses(node, "host", Stream.of(SIZE_NAME, CPUS, MEMORY, GPUS), Kind.SIZE, uses);
      uses(node, "os", Stream.of(IMAGE), Kind.IMAGE, uses);
      node.value()
          .get("properties")
          .flatMap(all -> all.get(REGION))
          .flatMap(Choices::input)
          .ifPresent(
              input ->
                  Stream.of(Kind.values())
                      .forEach(kind -> at(uses, node, kind).put(REGION, input)));
    }
  }

  private static List<Field> nodes(TemplateSource layer) {
    try {
      return YamlReader.read(layer.name(), layer.text(), new Problems())
          .flatMap(at -> at.get("topology_template"))
          .flatMap(at -> at.get("node_templates"))
          .map(Cursor::fields)
          .orElse(List.of());
    } catch (Problems.Full unreadable) {
      return List.of();
    }
  }

  private static void uses(
      Field node,
      String capability,
      Stream<String> properties,
      Kind kind,
      Map<Place, SortedMap<String, String>> uses) {
    Optional<Cursor> at =
        node.value()
            .get("capabilities")
            .flatMap(all -> all.get(capability))
            .flatMap(one -> one.get("properties"));
    properties.forEach(
        property ->
            at.flatMap(one -> one.get(property))
                .flatMap(Choices::input)
                .ifPresent(input -> at(uses, node, kind).put(property, input)));
  }

  private static SortedMap<String, String> at(
      Map<Place, SortedMap<String, String>> uses, Field node, Kind kind) {
    return uses.computeIfAbsent(new Place(node.name(), kind), place -> new TreeMap<>());
  }

  private static Optional<String> input(Cursor value) {
    return value
        .onlyField()
        .filter(one -> one.name().equals("get_input"))
        .flatMap(one -> one.value().scalar());
  }

  /** What was typed, with what was chosen in its place: in inputs that a search fills in only. */
  public InputValues taken(InputValues typed, Fill fill) {
    SortedMap<String, String> values = new TreeMap<>(typed.typed());
    all.stream()
        .flatMap(choice -> choice.inputs().values().stream())
        .forEach(
            input ->
                Optional.ofNullable(fill.values().get(InputValues.PREFIX + input))
                    .ifPresent(value -> values.put(input, value)));
    return new InputValues(values);
  }

  /** The one that stands beside that field. */
  public Optional<Choice> at(String field) {
    return all.stream().filter(one -> one.field().equals(field)).findFirst();
  }
}
