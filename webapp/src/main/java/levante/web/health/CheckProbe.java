package levante.web.health;

import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** What {@code /health} says. */
public final class CheckProbe implements Probe {
  private final List<HealthCheck> checks;

  /** By those checks. */
  public CheckProbe(List<HealthCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  @Override
  public Part.Kind kind() {
    return Part.Kind.SERVER;
  }

  @Override
  public List<Part> look() {
    return checks.stream()
        .map(HealthCheck::call)
        .map(CheckProbe::part)
        .sorted(Comparator.comparing(Part::kind).thenComparing(Part::name))
        .toList();
  }

  private static Part part(HealthCheckResponse said) {
    Part.Kind kind = said.getName().equals("database") ? Part.Kind.DATABASE : Part.Kind.SERVER;
    return said.getStatus() == HealthCheckResponse.Status.UP
        ? Part.good(kind, said.getName(), "answers")
        : Part.bad(kind, said.getName(), "does not answer");
  }
}
