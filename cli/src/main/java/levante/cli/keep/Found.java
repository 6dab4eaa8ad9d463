package levante.cli.keep;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import levante.cli.client.NodesClient;
import levante.cli.client.NodesView;
import levante.cli.failure.CliFailure;

/** Finds the cluster of a node or a pool, as CLUES's people name only these. */
final class Found {
  private final NodesClient nodes;
  private final Optional<String> named;

  /**
   * Among the caller's clusters.
   *
   * @param named the only one that is meant, if the command line says so
   */
  Found(NodesClient nodes, Optional<String> named) {
    this.nodes = nodes;
    this.named = named;
  }

  /** The cluster of a node. */
  String ofNode(String node) {
    return of("node", node, one -> hasNode(one, node));
  }

  /** The cluster of a pool. */
  String ofPool(String pool) {
    return of("pool", pool, one -> hasPool(one, pool));
  }

  /** The cluster of what is a node or a pool. */
  String of(String target) {
    return of("node or pool", target, one -> hasNode(one, target) || hasPool(one, target));
  }

  /** Whether the cluster has a pool of that name. */
  static boolean hasPool(NodesView cluster, String pool) {
    return cluster.pools().stream().anyMatch(one -> one.name().equals(pool));
  }

  private static boolean hasNode(NodesView cluster, String node) {
    return cluster.nodes().stream().anyMatch(one -> one.name().equals(node));
  }

  private String of(String kind, String name, Predicate<NodesView> has) {
    if (named.isPresent()) {
      return named.get();
    }
    List<String> found = nodes.all().stream().filter(has).map(NodesView::cluster).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new CliFailure(
        found.isEmpty()
            ? "no cluster that is scaled has a %s %s".formatted(kind, name)
            : "several clusters have a %s %s: %s; name one with --cluster"
                .formatted(kind, name, String.join(", ", found)));
  }
}
