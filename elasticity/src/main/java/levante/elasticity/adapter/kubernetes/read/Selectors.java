package levante.elasticity.adapter.kubernetes.read;

import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import levante.elasticity.constraint.LabelSelector;
import levante.elasticity.constraint.NodeAffinity;
import levante.elasticity.constraint.Requirement;

/** Choices by labels, read into values of the domain. */
public final class Selectors {
  /** No label has an empty name, so that it chooses nothing. */
  static final LabelSelector NOTHING =
      new LabelSelector(List.of(new Requirement("", Requirement.Operator.EXISTS, List.of())));

  private Selectors() {}

  /** An absent selector chooses nothing, an empty one everything. */
  public static LabelSelector of(io.fabric8.kubernetes.api.model.LabelSelector selector) {
    if (selector == null) {
      return NOTHING;
    }
    List<Requirement> all = new ArrayList<>();
    if (selector.getMatchLabels() != null) {
      new TreeMap<>(selector.getMatchLabels())
          .forEach((key, value) -> all.add(Requirement.is(key, value)));
    }
    for (LabelSelectorRequirement one : selector.getMatchExpressions()) {
      all.add(requirement(one.getKey(), one.getOperator(), one.getValues()));
    }
    return new LabelSelector(all);
  }

  /** The volumes that a claim limits itself to. */
  static LabelSelector ofClaim(PersistentVolumeClaim claim) {
    return claim.getSpec().getSelector() == null
        ? LabelSelector.EVERYTHING
        : of(claim.getSpec().getSelector());
  }

  /** The nodes that satisfy one of the terms. */
  static NodeAffinity of(NodeSelector selector) {
    return new NodeAffinity(selector.getNodeSelectorTerms().stream().map(Selectors::term).toList());
  }

  private static NodeAffinity.Term term(NodeSelectorTerm term) {
    return new NodeAffinity.Term(
        requirements(term.getMatchExpressions()), requirements(term.getMatchFields()));
  }

  private static List<Requirement> requirements(List<NodeSelectorRequirement> all) {
    return all.stream()
        .map(one -> requirement(one.getKey(), one.getOperator(), one.getValues()))
        .toList();
  }

  private static Requirement requirement(String key, String operator, List<String> values) {
    return new Requirement(
        key,
        switch (operator.toLowerCase(Locale.ROOT)) {
          case "in" -> Requirement.Operator.IN;
          case "notin" -> Requirement.Operator.NOT_IN;
          case "exists" -> Requirement.Operator.EXISTS;
          case "doesnotexist" -> Requirement.Operator.ABSENT;
          case "gt" -> Requirement.Operator.GREATER;
          case "lt" -> Requirement.Operator.LESS;
          default -> throw new IllegalStateException("the operator " + operator);
        },
        values == null ? List.of() : values);
  }
}
