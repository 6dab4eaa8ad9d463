package levante.elasticity.constraint;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The nodes that are good for a pod, or that can reach a volume: those that satisfy one of the
 * terms. Without terms it is satisfied by none, as in Kubernetes.
 */
public record NodeAffinity(List<Term> anyOf) {
  /**
   * All of these hold. A term with neither holds for no node, as in Kubernetes.
   *
   * @param labels on the node's labels
   * @param fields on the node's fields, of which there is one: {@code metadata.name}
   */
  public record Term(List<Requirement> labels, List<Requirement> fields) {
    public Term {
      labels = List.copyOf(labels);
      fields = List.copyOf(fields);
    }

    boolean matches(String node, Map<String, String> nodeLabels) {
      Map<String, String> nodeFields = Map.of("metadata.name", node);
      return !(labels.isEmpty() && fields.isEmpty())
          && labels.stream().allMatch(one -> one.matches(nodeLabels))
          && fields.stream().allMatch(one -> one.matches(nodeFields));
    }

    @Override
    public String toString() {
      return java.util.stream.Stream.concat(labels.stream(), fields.stream())
          .map(Requirement::toString)
          .collect(Collectors.joining(","));
    }
  }

  public NodeAffinity {
    anyOf = List.copyOf(anyOf);
  }

  /** One term with these requirements on labels. */
  public static NodeAffinity of(Requirement... labels) {
    return new NodeAffinity(List.of(new Term(List.of(labels), List.of())));
  }

  /** Whether the node of that name with these labels is one of them. */
  public boolean matches(String node, Map<String, String> labels) {
    return anyOf.stream().anyMatch(term -> term.matches(node, labels));
  }

  @Override
  public String toString() {
    return anyOf.stream().map(Term::toString).collect(Collectors.joining(" or "));
  }
}
