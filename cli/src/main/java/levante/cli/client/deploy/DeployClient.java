package levante.cli.client.deploy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import java.util.Optional;
import levante.cli.client.Calls;
import levante.cli.client.InfrastructureView;
import levante.cli.client.LeftoversView;
import levante.cli.client.json.Json;
import levante.cli.failure.CliFailure;

/**
 * Infrastructures from their template to their end. What ends in {@code Text} is as the server
 * writes it.
 */
public final class DeployClient {
  private static final String ALL = "/api/v1/infrastructures";
  private static final String NOT_FOUND = "INFRASTRUCTURE_NOT_FOUND";

  private final Calls calls;

  /** By these calls. */
  public DeployClient(Calls calls) {
    this.calls = calls;
  }

  /** What a template would make; nothing is kept. */
  public String planText(Sending template) {
    return calls.send("POST", template.path("/api/v1/plans", ""), template.body(), Map.of());
  }

  /** What a cloud allows. */
  public QuotasView quotas(String cloud) {
    return calls.get(
        "/im/clouds/" + Calls.encode(cloud) + "/quotas", new TypeReference<QuotasView>() {});
  }

  /**
   * Submits a template.
   *
   * @param key the same again is the same infrastructure
   * @param ttl how long it shall be, as ISO 8601 writes it
   * @throws CliFailure with ALREADY_EXISTS when the key's infrastructure has ended
   */
  public InfrastructureView create(Sending template, String key, Optional<String> ttl) {
    String path = template.path(ALL, ttl.map(one -> "ttl=" + Calls.encode(one)).orElse(""));
    return infrastructure(
        calls.send("POST", path, template.body(), Map.of("Idempotency-Key", key)));
  }

  /** What another template would change; nothing is kept. */
  public String editPlanText(String id, Sending template) {
    return calls.send("POST", template.path(of(id) + "/plan", ""), template.body(), Map.of());
  }

  /** The same, read. */
  public EditView editPlan(String id, Sending template) {
    return Json.read(editPlanText(id, template), new TypeReference<>() {});
  }

  /** Gives it another template. */
  public void edit(String id, Sending template) {
    calls.send("PUT", template.path(of(id), ""), template.body(), Map.of());
  }

  /** The infrastructure at this moment. */
  public String text(String id) {
    return calls.get(of(id));
  }

  /** The same, read. */
  public InfrastructureView get(String id) {
    return infrastructure(text(id));
  }

  /** The same; nothing when it is not there, or no more. */
  public Optional<InfrastructureView> find(String id) {
    try {
      return Optional.of(get(id));
    } catch (CliFailure refused) {
      if (refused.isRefusal(NOT_FOUND)) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** Wants so many machines of a node template. */
  public ScaledView scale(String id, String nodeTemplate, int count) {
    String path = "%s/pools/%s?count=%d".formatted(of(id), Calls.encode(nodeTemplate), count);
    return Json.read(calls.send("PUT", path), new TypeReference<>() {});
  }

  /** Asks for its end. */
  public String destroy(String id) {
    return calls.send("DELETE", of(id));
  }

  /** What is listed of it anywhere, also after its end. */
  public LeftoversView leftovers(String id) {
    return calls.get(of(id) + "/leftovers", new TypeReference<LeftoversView>() {});
  }

  /** What kubectl needs to reach a cluster of it. */
  public String kubeconfig(String id, String cluster) {
    return calls.get(
        "/infrastructures/%s/kubeconfig/%s".formatted(Calls.encode(id), Calls.encode(cluster)));
  }

  private static InfrastructureView infrastructure(String text) {
    return Json.read(text, new TypeReference<>() {});
  }

  private static String of(String id) {
    return ALL + "/" + Calls.encode(id);
  }
}
