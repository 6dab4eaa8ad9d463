package levante.cli.client.service;

import java.util.List;

/** What became of an FDL, or would: {@code POST /api/v1/services}. */
public record AppliedView(List<Change> services, List<String> warnings) {
  public AppliedView {
    services = List.copyOf(services);
    warnings = List.copyOf(warnings);
  }

  /** One service: {@code created}, {@code updated} with its differences, or {@code unchanged}. */
  public record Change(ServiceView service, String change, List<String> differences) {
    public Change {
      differences = List.copyOf(differences);
    }
  }
}
