package levante.cli.client.deploy;

import java.util.List;

/** What a count came to: {@code PUT /api/v1/infrastructures/{id}/pools/{node_template}}. */
public record ScaledView(String nodeTemplate, int count, List<String> added, List<String> removed) {
  public ScaledView {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }
}
