package levante.tosca.resolve;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import levante.tosca.data.Scalar;
import levante.tosca.data.Value;
import levante.tosca.declare.Declarations;
import levante.tosca.model.Capability;
import levante.tosca.model.Group;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Policy;
import levante.tosca.model.Requirement;
import levante.tosca.model.Scaling;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/**
 * Gives machines the bounds that stand elsewhere: on the software that they host, as the worker
 * node types of the Infrastructure Manager have it, or in a scaling policy. Bounds that a machine's
 * own capability writes stay; those on its software go before those of a policy.
 */
final class ScalingBounds {
  private static final String SCALABLE = "tosca.capabilities.Scalable";
  private static final String HOSTED_ON = "tosca.relationships.HostedOn";
  private static final String LEAST = "min_instances";
  private static final String MOST = "max_instances";

  private final Declarations declarations;
  private final Problems problems;
  private final Map<String, Integer> counts = new HashMap<>();

  ScalingBounds(Declarations declarations, Problems problems) {
    this.declarations = declarations;
    this.problems = problems;
  }

  /** The same node templates with the bounds that hold for them. */
  List<NodeTemplate> applied(List<NodeTemplate> nodes, List<Group> groups, List<Policy> policies) {
    Map<String, Scaling> bounds = new HashMap<>();
    for (Policy policy : policies) {
      if (policy.isA("tosca.policies.Scaling")) {
        targets(policy, groups).forEach(name -> bounds.merge(name, ofPolicy(policy), (a, b) -> a));
      }
    }
    nodes.forEach(node -> node.scaling().ifPresent(one -> counts.put(node.name(), one.count())));
    nodes.forEach(node -> ofSoftware(node, bounds));
    return nodes.stream().map(node -> bounded(node, bounds)).toList();
  }

  private static Stream<String> targets(Policy policy, List<Group> groups) {
    return policy.targets().stream()
        .flatMap(
            name ->
                groups.stream()
                    .filter(group -> group.name().equals(name))
                    .findFirst()
                    .map(group -> group.members().stream())
                    .orElse(Stream.of(name)));
  }

  private static Scaling ofPolicy(Policy policy) {
    int least = number(policy, LEAST).orElse(1);
    int first = Math.max(least, number(policy, "default_instances").orElse(least));
    return new Scaling(least, Math.max(first, number(policy, MOST).orElse(first)), first);
  }

  private static Optional<Integer> number(Policy policy, String name) {
    return policy
        .properties()
        .value(name)
        .flatMap(Value::asScalar)
        .filter(Scalar.Amount.class::isInstance)
        .map(one -> ((Scalar.Amount) one).value())
        .map(one -> one.max(BigDecimal.ZERO).min(BigDecimal.valueOf(10_000)).intValue());
  }

  private void ofSoftware(NodeTemplate software, Map<String, Scaling> bounds) {
    Optional<Capability> scalable =
        software.capabilities().stream()
            .filter(one -> one.typeAncestry().contains(SCALABLE))
            .filter(one -> written(software.name(), one.name(), MOST).isPresent())
            .findFirst();
    if (scalable.isPresent() && software.scaling().isPresent()) {
      software.requirements().stream()
          .filter(one -> one.relationship().isA(HOSTED_ON))
          .map(Requirement::target)
          .forEach(host -> bounds.put(host, wide(host, software.scaling().get())));
    }
  }

  // The Infrastructure Manager lets a cluster begin with more workers than it may grow to later.
  private Scaling wide(String host, Scaling ofSoftware) {
    int count = counts.getOrDefault(host, 0);
    return new Scaling(ofSoftware.min(), Math.max(ofSoftware.max(), count), ofSoftware.count());
  }

  private NodeTemplate bounded(NodeTemplate node, Map<String, Scaling> bounds) {
    Scaling wanted = bounds.get(node.name());
    Optional<Scaling> own = node.scaling();
    Optional<String> capability =
        node.capabilities().stream()
            .filter(one -> one.typeAncestry().contains(SCALABLE))
            .map(Capability::name)
            .findFirst();
    if (wanted == null
        || own.isEmpty()
        || written(node.name(), capability.orElse(""), MOST).isPresent()) {
      return node;
    }
    boolean isCounted =
        Stream.of("count", "default_instances", LEAST)
            .anyMatch(key -> written(node.name(), capability.orElse(""), key).isPresent());
    int count = isCounted ? own.get().count() : wanted.count();
    if (count > wanted.max()) {
      Field at = declarations.find(node.name()).orElseThrow().writtenAt();
      problems.error(
          ProblemCode.SCALE_OUT_OF_RANGE,
          at,
          "'%s' becomes %d machines at first, but the bounds given for it elsewhere allow %d"
              .formatted(node.name(), count, wanted.max()));
      return node;
    }
    return scaled(node, new Scaling(Math.min(wanted.min(), count), wanted.max(), count));
  }

  private static NodeTemplate scaled(NodeTemplate node, Scaling scaling) {
    return new NodeTemplate(
        node.name(),
        node.type(),
        node.typeAncestry(),
        node.properties(),
        node.capabilities(),
        node.requirements(),
        node.artifacts(),
        node.interfaces(),
        Optional.of(scaling),
        node.directives());
  }

  private Optional<Cursor> written(String node, String capability, String property) {
    return declarations
        .find(node)
        .flatMap(one -> one.capability(capability))
        .flatMap(one -> one.value().get("properties"))
        .flatMap(all -> all.get(property));
  }
}
