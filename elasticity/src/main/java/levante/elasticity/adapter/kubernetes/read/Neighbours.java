package levante.elasticity.adapter.kubernetes.read;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.client.informers.cache.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import levante.elasticity.constraint.LabelSelector;
import levante.elasticity.constraint.PodTerm;
import levante.elasticity.constraint.Requirement;
import levante.elasticity.constraint.TopologySpread;

/** What pods demand of the pods beside them; namespaces are resolved to their names. */
public final class Neighbours {
  private final Store<Namespace> namespaces;

  /** Over these, as an informer keeps them. */
  public Neighbours(Store<Namespace> namespaces) {
    this.namespaces = namespaces;
  }

  /** Whether the pod chooses others by the labels of their namespaces. */
  static boolean areSelected(PodSpec spec) {
    return Optional.ofNullable(spec.getAffinity()).stream()
        .flatMap(affinity -> Stream.concat(nearTerms(affinity), apartTerms(affinity)))
        .anyMatch(term -> term.getNamespaceSelector() != null);
  }

  List<PodTerm> near(ObjectMeta pod, Optional<Affinity> affinity) {
    return affinity.stream().flatMap(Neighbours::nearTerms).map(term -> term(pod, term)).toList();
  }

  List<PodTerm> apart(ObjectMeta pod, Optional<Affinity> affinity) {
    return affinity.stream().flatMap(Neighbours::apartTerms).map(term -> term(pod, term)).toList();
  }

  private static Stream<PodAffinityTerm> nearTerms(Affinity affinity) {
    return affinity.getPodAffinity() == null
        ? Stream.empty()
        : affinity.getPodAffinity().getRequiredDuringSchedulingIgnoredDuringExecution().stream();
  }

  private static Stream<PodAffinityTerm> apartTerms(Affinity affinity) {
    return affinity.getPodAntiAffinity() == null
        ? Stream.empty()
        : affinity
            .getPodAntiAffinity()
            .getRequiredDuringSchedulingIgnoredDuringExecution()
            .stream();
  }

  // matchLabelKeys needs no care here: the API server has put them into the selector.
  private PodTerm term(ObjectMeta pod, PodAffinityTerm term) {
    return new PodTerm(
        Selectors.of(term.getLabelSelector()), namespaces(pod, term), term.getTopologyKey());
  }

  private NavigableSet<String> namespaces(ObjectMeta pod, PodAffinityTerm term) {
    NavigableSet<String> names = new TreeSet<>(term.getNamespaces());
    if (term.getNamespaceSelector() != null) {
      LabelSelector chosen = Selectors.of(term.getNamespaceSelector());
      namespaces.list().stream()
          .map(Namespace::getMetadata)
          .filter(meta -> chosen.matches(PodReader.labels(meta)))
          .map(ObjectMeta::getName)
          .forEach(names::add);
    } else if (names.isEmpty()) {
      names.add(pod.getNamespace());
    }
    return names;
  }

  static List<TopologySpread> spread(ObjectMeta pod, PodSpec spec) {
    return spec.getTopologySpreadConstraints().stream()
        .filter(one -> "DoNotSchedule".equals(one.getWhenUnsatisfiable()))
        .map(one -> spread(pod, one))
        .toList();
  }

  private static TopologySpread spread(ObjectMeta pod, TopologySpreadConstraint one) {
    return new TopologySpread(
        one.getMaxSkew(),
        one.getTopologyKey(),
        withKeys(Selectors.of(one.getLabelSelector()), pod, one.getMatchLabelKeys()),
        Objects.requireNonNullElse(one.getMinDomains(), 1),
        policy(one.getNodeAffinityPolicy(), TopologySpread.Policy.HONOR),
        policy(one.getNodeTaintsPolicy(), TopologySpread.Policy.IGNORE));
  }

  /** Only pods with the same values of those labels count. */
  private static LabelSelector withKeys(LabelSelector selector, ObjectMeta pod, List<String> keys) {
    Map<String, String> labels = PodReader.labels(pod);
    List<Requirement> all = new ArrayList<>(selector.requirements());
    keys.stream()
        .filter(labels::containsKey)
        .map(key -> Requirement.is(key, labels.get(key)))
        .filter(requirement -> !all.contains(requirement))
        .forEach(all::add);
    return new LabelSelector(all);
  }

  private static TopologySpread.Policy policy(String text, TopologySpread.Policy otherwise) {
    return text == null
        ? otherwise
        : "Honor".equals(text) ? TopologySpread.Policy.HONOR : TopologySpread.Policy.IGNORE;
  }
}
