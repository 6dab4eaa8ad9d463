package levante.elasticity.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.constraint.PodTerm;
import levante.elasticity.constraint.TopologySpread;

/**
 * Where the pods are that the pods of one spec and namespace look at, as kube-scheduler's
 * InterPodAffinity and PodTopologySpread count them.
 */
final class Neighbours {
  private final PodSpec spec;
  private final String namespace;
  private final List<Domains> near = new ArrayList<>();
  private final List<Domains> apart = new ArrayList<>();
  private final List<Domains> spread = new ArrayList<>();

  Neighbours(PodSpec spec, String namespace) {
    this.spec = spec;
    this.namespace = namespace;
    spec.near().forEach(term -> near.add(new Domains()));
    spec.apart().forEach(term -> apart.add(new Domains()));
    spec.spread().forEach(rule -> spread.add(new Domains()));
  }

  /** A node of the cluster. */
  void open(SimulatedNode node) {
    for (int i = 0; i < spread.size(); i++) {
      if (counts(spec.spread().get(i), node)) {
        spread.get(i).open(node.label(spec.spread().get(i).topologyKey()));
      }
    }
  }

  /** The pod came to the node, or left it with a count of -1. */
  void count(SimulatedNode node, Pod pod, int by) {
    if (!near.isEmpty() && matchesAll(spec.near(), pod)) {
      add(spec.near(), near, node, by);
    }
    for (int i = 0; i < apart.size(); i++) {
      PodTerm term = spec.apart().get(i);
      String domain = node.label(term.topologyKey());
      if (domain != null && term.matches(pod.namespace(), pod.labels())) {
        apart.get(i).add(domain, by);
      }
    }
    for (int i = 0; i < spread.size(); i++) {
      TopologySpread rule = spec.spread().get(i);
      if (pod.namespace().equals(namespace)
          && rule.selector().matches(pod.labels())
          && counts(rule, node)) {
        spread.get(i).add(node.label(rule.topologyKey()), by);
      }
    }
  }

  /** Why the pod may not go there; empty when it may. */
  Optional<Refusal> refusal(Pod pod, SimulatedNode node) {
    return tooFar(pod, node).or(() -> tooNear(node)).or(() -> uneven(pod, node));
  }

  private Optional<Refusal> tooFar(Pod pod, SimulatedNode node) {
    boolean missing = false;
    for (int i = 0; i < near.size(); i++) {
      String domain = node.label(spec.near().get(i).topologyKey());
      if (domain == null) {
        return Optional.of(new Refusal("label %s is missing", spec.near().get(i).topologyKey()));
      }
      missing |= near.get(i).in(domain) == 0;
    }
    // The first of a group that wants its own kind near may go anywhere.
    boolean first = near.stream().allMatch(Domains::none) && matchesAll(spec.near(), pod);
    return missing && !first
        ? Optional.of(new Refusal("no pod with %s is near", spec.near()))
        : Optional.empty();
  }

  private Optional<Refusal> tooNear(SimulatedNode node) {
    for (int i = 0; i < apart.size(); i++) {
      String domain = node.label(spec.apart().get(i).topologyKey());
      if (domain != null && apart.get(i).in(domain) > 0) {
        return Optional.of(new Refusal("a pod with %s is there", spec.apart().get(i)));
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> uneven(Pod pod, SimulatedNode node) {
    for (int i = 0; i < spread.size(); i++) {
      TopologySpread rule = spec.spread().get(i);
      String domain = node.label(rule.topologyKey());
      if (domain == null) {
        return Optional.of(new Refusal("label %s is missing", rule.topologyKey()));
      }
      Domains domains = spread.get(i);
      boolean isNew = !domains.knows(domain);
      int known = domains.size() + (isNew ? 1 : 0);
      int least = isNew || known < rule.minDomains() ? 0 : domains.least();
      int self = rule.selector().matches(pod.labels()) ? 1 : 0;
      if (domains.in(domain) + self - least > rule.maxSkew()) {
        return Optional.of(new Refusal("%s would be uneven", rule));
      }
    }
    return Optional.empty();
  }

  // A node counts for one spread only when it has the keys of all, as in Kubernetes.
  private boolean counts(TopologySpread rule, SimulatedNode node) {
    return spec.spread().stream().allMatch(other -> node.label(other.topologyKey()) != null)
        && (rule.affinity() == TopologySpread.Policy.IGNORE
            || NodeRules.chooses(spec, node.name(), node.shape()))
        && (rule.taints() == TopologySpread.Policy.IGNORE
            || NodeRules.tolerates(spec, node.shape()));
  }

  private static void add(List<PodTerm> terms, List<Domains> domains, SimulatedNode node, int by) {
    for (int i = 0; i < domains.size(); i++) {
      String domain = node.label(terms.get(i).topologyKey());
      if (domain != null) {
        domains.get(i).add(domain, by);
      }
    }
  }

  private static boolean matchesAll(List<PodTerm> terms, Pod pod) {
    return terms.stream().allMatch(term -> term.matches(pod.namespace(), pod.labels()));
  }
}
