package levante.web.page.compose;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.web.security.Caller;

/** The clusters that the caller's services may be made on. */
@Dependent
public class Clusters {
  @Inject private ServiceClusters clusters;
  @Inject private Caller caller;

  /**
   * A cluster, to choose.
   *
   * @param id by which it is chosen
   */
  public record Choice(String id, String name) {
    private static Choice of(ServiceCluster cluster) {
      return new Choice(
          cluster.id().value(), "%s (%s)".formatted(cluster.name(), cluster.id().value()));
    }
  }

  private List<ServiceCluster> own() {
    return clusters.of(caller.owner()).stream()
        .sorted(
            Comparator.comparing(ServiceCluster::infrastructure)
                .thenComparing(ServiceCluster::name))
        .toList();
  }

  /** All of them, those of one infrastructure together. */
  List<Choice> choices() {
    return own().stream().map(Choice::of).toList();
  }

  /** One of them; CLUSTER_NOT_FOUND, also when it is another's. */
  ServiceCluster chosen(String id) {
    return own().stream()
        .filter(cluster -> cluster.id().value().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.CLUSTER_NOT_FOUND, "you have no cluster '%s'".formatted(id)));
  }

  /** The names of the clusters that stand in the same infrastructure, its own too. */
  List<String> beside(ServiceCluster cluster) {
    return own().stream()
        .filter(one -> one.infrastructure().equals(cluster.infrastructure()))
        .map(ServiceCluster::name)
        .toList();
  }
}
