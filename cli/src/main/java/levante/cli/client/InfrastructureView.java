package levante.cli.client;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.cli.client.terms.DriftView;
import levante.cli.client.terms.TermsView;

/** An infrastructure at one moment: {@code GET /api/v1/infrastructures/{id}}. */
public record InfrastructureView(
    String id,
    String name,
    String state,
    List<String> explanations,
    Optional<Instant> createdAt,
    Optional<String> activity,
    List<Cluster> clusters,
    List<Machine> machines,
    BigDecimal eurPerHour,
    Optional<TermsView.Lock> lock,
    Optional<TermsView.Lifetime> lifetime,
    DriftView drift,
    Map<String, Object> outputs) {
  private static final String READY = "ready";
  private static final String CONFIGURED = "configured";

  public InfrastructureView {
    explanations = explanations == null ? List.of() : List.copyOf(explanations);
    clusters = List.copyOf(clusters);
    machines = List.copyOf(machines);
    outputs = outputs == null ? Map.of() : Collections.unmodifiableMap(outputs);
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
      BigDecimal eurPerHour,
      Optional<String> privateAddress,
      Optional<String> publicAddress,
      String explanation) {}

  /** Whether it is what it shall be, and its clusters take services. */
  public boolean configured() {
    return state.equals(CONFIGURED) && clusters.stream().allMatch(Cluster::ready);
  }

  /** Whether there are so many clusters and all take services. */
  public boolean ready(int expected) {
    return clusters.size() == expected && clusters.stream().allMatch(Cluster::ready);
  }

  /** The machines of one node template. */
  public List<Machine> machinesOf(String nodeTemplate) {
    return machines.stream().filter(one -> one.nodeTemplate().equals(nodeTemplate)).toList();
  }
}
