package levante.cli.client;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import levante.cli.client.terms.DriftView;
import levante.cli.client.terms.TermsView;

/** An infrastructure at one moment: {@code GET /api/v1/infrastructures/{id}}. */
public record InfrastructureView(
    String id,
    String name,
    String state,
    List<String> explanations,
    List<Cluster> clusters,
    List<Machine> machines,
    BigDecimal eurPerHour,
    Optional<TermsView.Lock> lock,
    Optional<TermsView.Lifetime> lifetime,
    DriftView drift) {
  private static final String READY = "ready";

  public InfrastructureView {
    explanations = explanations == null ? List.of() : List.copyOf(explanations);
    clusters = List.copyOf(clusters);
    machines = List.copyOf(machines);
  }

  /** A cluster and the endpoint of its services. */
  public record Cluster(String id, String name, String state, String distribution, URI endpoint) {
    /** Whether it takes services. */
    public boolean ready() {
      return state.equals(READY);
    }
  }

  /** A machine. */
  public record Machine(
      String name,
      String nodeTemplate,
      String state,
      String size,
      String region,
      BigDecimal eurPerHour) {}

  /** Whether there are so many clusters and all take services. */
  public boolean ready(int expected) {
    return clusters.size() == expected && clusters.stream().allMatch(Cluster::ready);
  }

  /** The machines of one node template. */
  public List<Machine> machinesOf(String nodeTemplate) {
    return machines.stream().filter(one -> one.nodeTemplate().equals(nodeTemplate)).toList();
  }
}
