package levante.cli.client;

import java.util.List;

/**
 * What the world outside still lists of an infrastructure: {@code GET
 * /api/v1/infrastructures/{id}/leftovers}.
 */
public record LeftoversView(
    List<String> machines,
    List<String> nodes,
    List<String> storages,
    List<String> jobs,
    List<String> objects) {
  public LeftoversView {
    // A kind that the answer does not name is unknown, which is not the same as none.
    machines = List.copyOf(machines);
    nodes = List.copyOf(nodes);
    storages = List.copyOf(storages);
    jobs = List.copyOf(jobs);
    objects = List.copyOf(objects);
  }

  /** All kinds together. */
  public int count() {
    return machines.size() + nodes.size() + storages.size() + jobs.size() + objects.size();
  }
}
