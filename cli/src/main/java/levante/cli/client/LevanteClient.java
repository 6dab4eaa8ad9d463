package levante.cli.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import levante.cli.client.scaling.DecisionView;
import levante.cli.client.scaling.ElasticityView;
import levante.cli.client.terms.DriftView;
import levante.cli.client.terms.TermsView;

/**
 * Levante as a client sees it. Every call may be repeated, and is, while the server is away; an
 * answer that is an error ends the verb with the server's own words.
 */
public final class LevanteClient {
  private static final String V1 = "/api/v1/";
  private static final String IM = "/im/infrastructures";

  private final Wire wire;
  private final Account account;

  /** A client of the server behind {@code wire}. */
  public LevanteClient(Wire wire, Account account) {
    this.wire = wire;
    this.account = account;
  }

  /** The text of a template of the catalogue. */
  public String template(String id) {
    return wire.get(V1 + "templates/" + id, account.header());
  }

  /** What a template would make; nothing is kept. */
  public PlanView plan(String template, Map<String, String> inputs) {
    String body = wire.post(V1 + "plans" + query(inputs), account.header(), template, Map.of());
    return wire.read(body, new TypeReference<>() {});
  }

  /**
   * Submits a template by IM's wire.
   *
   * @param idempotencyKey the same again is the same infrastructure
   * @return its id
   */
  public String submit(String template, Map<String, String> inputs, String idempotencyKey) {
    String uri =
        wire.post(
                IM + query(inputs),
                account.im(),
                template,
                Map.of("Idempotency-Key", idempotencyKey, "Accept", "text/uri-list"))
            .strip();
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** The infrastructure at this moment. */
  public InfrastructureView infrastructure(String id) {
    return read("infrastructures/" + id, new TypeReference<>() {});
  }

  /** The same of all, as the server writes it. */
  public String infrastructuresText() {
    return wire.get(V1 + "infrastructures", account.header());
  }

  /** The caller's infrastructures, the oldest first. */
  public List<InfrastructureView> infrastructures() {
    return read("infrastructures", new TypeReference<>() {});
  }

  /** Lets nothing of it be taken away; the reason may be empty. */
  public TermsView lock(String id, String reason) {
    return terms(wire.put(of(id) + "/lock?reason=" + encode(reason), account.header()));
  }

  /** Unlocks it. */
  public TermsView unlock(String id) {
    return terms(wire.delete(of(id) + "/lock", account.header()));
  }

  /** Lets it end so long after now; {@code ttl} is written as in ISO 8601. */
  public TermsView limit(String id, String ttl) {
    return terms(wire.put(of(id) + "/lifetime?ttl=" + encode(ttl), account.header()));
  }

  /** Lets it be without an end. */
  public TermsView lift(String id) {
    return terms(wire.delete(of(id) + "/lifetime", account.header()));
  }

  /** Lets all its machines be stopped. */
  public TermsView hibernate(String id) {
    return terms(wire.put(of(id) + "/hibernation", account.header()));
  }

  /** Lets all its machines be started again. */
  public TermsView wake(String id) {
    return terms(wire.delete(of(id) + "/hibernation", account.header()));
  }

  /** What has drifted of it. */
  public DriftView drift(String id) {
    return drifted(wire.get(of(id) + "/drift", account.header()));
  }

  /** Lets drift be treated so: {@code repair} or {@code report}. */
  public DriftView treatDrift(String id, String policy) {
    return drifted(wire.put(of(id) + "/drift?policy=" + encode(policy), account.header()));
  }

  /** Orders one repair of what has drifted. */
  public DriftView repair(String id) {
    return drifted(wire.post(of(id) + "/repairs", account.header(), "", Map.of()));
  }

  private DriftView drifted(String body) {
    return wire.read(body, new TypeReference<>() {});
  }

  private TermsView terms(String body) {
    return wire.read(body, new TypeReference<>() {});
  }

  private static String of(String id) {
    return V1 + "infrastructures/" + encode(id);
  }

  /** Its outputs known by now, by IM's wire; those that are not texts as JSON writes them. */
  public Map<String, String> outputs(String id) {
    record Outputs(Map<String, Object> outputs) {}
    Outputs answer =
        wire.read(
            wire.get(IM + "/" + id + "/outputs", account.im()), new TypeReference<Outputs>() {});
    Map<String, String> texts = new LinkedHashMap<>();
    answer.outputs().forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }

  /** Applies an FDL to the infrastructure's clusters, which it names as the template does. */
  public void applyServices(String infrastructure, String fdl) {
    wire.post(of("services", infrastructure), account.header(), fdl, Map.of());
  }

  /** The scaling decisions, the oldest first. */
  public List<DecisionView> decisions(String infrastructure) {
    return wire.read(decisionsText(infrastructure), new TypeReference<>() {});
  }

  /** The same as the server writes it. */
  public String decisionsText(String infrastructure) {
    return wire.get(of("decisions", infrastructure), account.header());
  }

  /** All jobs, whatever number of pages they fill. */
  public List<JobView> jobs(String infrastructure) {
    List<JobView> jobs = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      String path =
          of("jobs", infrastructure) + next.map(one -> "&after=" + encode(one)).orElse("");
      JobView.Page page = wire.read(wire.get(path, account.header()), new TypeReference<>() {});
      jobs.addAll(page.jobs());
      next = page.next();
    } while (next.isPresent());
    return List.copyOf(jobs);
  }

  /** What a job wrote. */
  public String jobLog(String job) {
    return wire.get(V1 + "jobs/" + encode(job) + "/log", account.header());
  }

  /** What was made of what. */
  public List<LineageView> lineage(String infrastructure) {
    return wire.read(lineageText(infrastructure), new TypeReference<>() {});
  }

  /** The same as the server writes it. */
  public String lineageText(String infrastructure) {
    return wire.get(of("lineage", infrastructure), account.header());
  }

  /** How many nodes came and went. */
  public ElasticityView elasticity(String infrastructure) {
    return wire.read(
        wire.get(of("elasticity", infrastructure), account.header()), new TypeReference<>() {});
  }

  /** Adopted clusters and attached storages. */
  public ClustersClient clusters() {
    return new ClustersClient(wire, account);
  }

  /** Nodes by hand. */
  public NodesClient nodes() {
    return new NodesClient(wire, account);
  }

  /** Asks for the infrastructure's end, by IM's wire. */
  public void destroy(String id) {
    wire.delete(IM + "/" + id, account.im());
  }

  /** What is still listed of it anywhere. */
  public LeftoversView leftovers(String id) {
    return read("infrastructures/" + id + "/leftovers", new TypeReference<>() {});
  }

  private <T> T read(String path, TypeReference<T> type) {
    return wire.read(wire.get(V1 + path, account.header()), type);
  }

  private static String of(String what, String infrastructure) {
    return V1 + what + "?infrastructure=" + encode(infrastructure);
  }

  private static String query(Map<String, String> inputs) {
    String all =
        inputs.entrySet().stream()
            .map(one -> "input." + encode(one.getKey()) + "=" + encode(one.getValue()))
            .sorted()
            .collect(Collectors.joining("&"));
    return all.isEmpty() ? "" : "?" + all;
  }

  /** As a query takes it; a blank is %20 there for every server, a plus is not. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
