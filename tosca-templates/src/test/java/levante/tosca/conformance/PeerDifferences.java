package levante.tosca.conformance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import levante.tosca.data.Properties;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Requirement;
import levante.tosca.model.Topology;

/** In what a topology differs from tosca-parser's view of the same template, each as a line. */
final class PeerDifferences {
  private final List<String> lines = new ArrayList<>();

  private PeerDifferences() {}

  static List<String> between(Topology ours, Map<?, ?> theirs) {
    PeerDifferences differences = new PeerDifferences();
    Map<?, ?> nodes = ExpectedTopology.map(theirs, "nodes");
    differences.compare(
        "node templates",
        new TreeSet<>(ours.nodeTemplates().stream().map(NodeTemplate::name).toList()),
        new TreeSet<>(nodes.keySet().stream().map(String::valueOf).toList()));
    for (NodeTemplate node : ours.nodeTemplates()) {
      if (nodes.get(node.name()) instanceof Map<?, ?> other) {
        differences.compare(node, other);
      }
    }
    return differences.lines;
  }

  private void compare(NodeTemplate ours, Map<?, ?> theirs) {
    String name = ours.name();
    // tosca-parser takes a type by its short name, and keeps the name as it was found.
    if (!ours.type().equals(theirs.get("type"))) {
      compare(name + " type", ours.type(), "tosca.nodes." + theirs.get("type"));
    }
    compare(name, ours.properties(), ExpectedTopology.map(theirs, "properties"));
    ExpectedTopology.map(theirs, "capabilities")
        .forEach(
            (capability, properties) ->
                compare(
                    name + "/" + capability,
                    ours.capabilityProperties(capability.toString()),
                    (Map<?, ?>) properties));
    requirements(ours, (List<?>) theirs.get("requirements"));
  }

  private void compare(String where, Properties ours, Map<?, ?> theirs) {
    TreeSet<String> names = new TreeSet<>(ours.values().keySet());
    theirs.keySet().forEach(name -> names.add(name.toString()));
    for (String name : names) {
      Object read = ours.value(name).map(Written::value).orElse(null);
      Object other = theirs.get(name);
      // What is not given and has no default is null there.
      if (!isSame(read, other) && (read != null || other != null)) {
        compare(where + " " + name, read, other);
      }
    }
  }

  // A function that tosca-parser does not compute says nothing against what Levante computed.
  private static boolean isSame(Object ours, Object theirs) {
    if (theirs instanceof Map<?, ?> map) {
      return map.containsKey("$function") ? ours != null : isSameMap(ours, map);
    }
    if (theirs instanceof List<?> list) {
      return ours instanceof List<?> own
          && own.size() == list.size()
          && IntStream.range(0, list.size()).allMatch(i -> isSame(own.get(i), list.get(i)));
    }
    return theirs != null
        && (Objects.equals(ours, Written.plain(theirs))
            || (theirs instanceof Number number && isNumber(ours, number)));
  }

  private static boolean isSameMap(Object ours, Map<?, ?> theirs) {
    return ours instanceof Map<?, ?> own
        && own.keySet().stream().allMatch(theirs::containsKey)
        && theirs.entrySet().stream()
            .allMatch(one -> isSame(own.get(one.getKey().toString()), one.getValue()));
  }

  // A version that looks like a number is one there.
  private static boolean isNumber(Object ours, Number theirs) {
    return String.valueOf(ours).matches("-?[0-9]+(\\.[0-9]+)?")
        && new BigDecimal(ours.toString()).compareTo(new BigDecimal(theirs.toString())) == 0;
  }

  // Where the template says by name who serves; the rest tosca-parser does not resolve.
  private void requirements(NodeTemplate ours, List<?> theirs) {
    for (Object one : theirs) {
      List<?> pair = (List<?>) one;
      Object target = pair.get(1);
      Optional<Requirement> served =
          ours.requirements(pair.get(0).toString()).stream()
              .filter(requirement -> requirement.target().equals(target))
              .findFirst();
      if (target != null && served.isEmpty()) {
        compare(ours.name() + " " + pair.get(0), ours.requirements(), target);
      }
    }
  }

  private void compare(String what, Object ours, Object theirs) {
    if (!Objects.equals(ours, theirs)) {
      lines.add("%s: Levante %s, tosca-parser %s".formatted(what, ours, theirs));
    }
  }
}
