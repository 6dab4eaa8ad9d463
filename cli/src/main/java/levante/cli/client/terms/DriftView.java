package levante.cli.client.terms;

import java.util.List;

/** What is no longer as Levante made it: {@code GET /api/v1/infrastructures/{id}/drift}. */
public record DriftView(String policy, boolean repairOrdered, List<Seen> drifts) {
  /** One thing. */
  public record Seen(String kind, String what, String sentence) {}

  public DriftView {
    drifts = List.copyOf(drifts);
  }
}
