package levante.cli.client.service;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import levante.cli.client.Calls;
import levante.cli.client.JobView;
import levante.cli.client.json.Json;
import levante.cli.failure.CliFailure;

/** Services and their jobs. What ends in {@code Text} is as the server writes it. */
public final class ServicesClient {
  private static final String SERVICES = "/api/v1/services";
  private static final String JOBS = "/api/v1/jobs";

  private final Calls calls;

  /** By these calls. */
  public ServicesClient(Calls calls) {
    this.calls = calls;
  }

  /** The caller's services. */
  public String listText() {
    return calls.get(SERVICES);
  }

  /** The same, read. */
  public List<ServiceView> list() {
    return Json.read(listText(), new TypeReference<>() {});
  }

  /** One, as OSCAR writes it. */
  public String getText(ServiceName service) {
    return calls.get(service.path("system/services"));
  }

  /** Whether pods are kept ready for its calls; not so while it is not known. */
  public boolean keepsPods(ServiceName service) {
    try {
      JsonNode bounds = Json.object(getText(service)).path("synchronous");
      return bounds.path("min_scale").asInt() > 0 || bounds.path("max_scale").asInt() > 0;
    } catch (CliFailure unknown) {
      return false;
    }
  }

  /**
   * What applying an FDL would do; nothing is changed.
   *
   * @param infrastructure whose clusters the FDL may call by their names
   */
  public String planText(String fdl, Optional<String> infrastructure) {
    return send(SERVICES + "/plan", fdl, infrastructure);
  }

  /** Applies an FDL: all of its services or none. */
  public String applyText(String fdl, Optional<String> infrastructure) {
    return send(SERVICES, fdl, infrastructure);
  }

  private String send(String path, String fdl, Optional<String> infrastructure) {
    String query = infrastructure.map(id -> "?infrastructure=" + Calls.encode(id)).orElse("");
    return calls.send("POST", path + query, Calls.Body.of("text/yaml", fdl), Map.of());
  }

  /** Removes a service; its buckets and what lies in them stay. */
  public void delete(ServiceName service) {
    calls.send("DELETE", service.path("system/services"));
  }

  /** The newest jobs that are wanted, at most {@code most}. */
  public List<JobView> jobs(Predicate<JobView> wanted, int most) {
    List<JobView> jobs = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      String path = JOBS + next.map(one -> "?after=" + Calls.encode(one)).orElse("");
      JobView.Page page = calls.get(path, new TypeReference<JobView.Page>() {});
      page.jobs().stream().filter(wanted).limit(most - jobs.size()).forEach(jobs::add);
      next = page.next();
    } while (next.isPresent() && jobs.size() < most);
    return List.copyOf(jobs);
  }

  /** A job; nothing when there is none of that name. */
  public Optional<JobView> job(String name) {
    try {
      return Optional.of(calls.get(of(name), new TypeReference<JobView>() {}));
    } catch (CliFailure refused) {
      if (refused.isRefusal("JOB_NOT_FOUND")) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** What a job has written so far. */
  public String log(String job) {
    return calls.get(of(job) + "/log");
  }

  /** Lets a job's file be processed again. */
  public void replay(String job) {
    calls.send("POST", of(job) + "/replays");
  }

  /** The same for all files of a service that were given up; how many. */
  public int replayAll(ServiceName service) {
    record Replayed(int files) {}
    String path =
        "%s/%s/%s/replays"
            .formatted(SERVICES, Calls.encode(service.cluster()), Calls.encode(service.name()));
    return Json.read(calls.send("POST", path), new TypeReference<Replayed>() {}).files();
  }

  /** Ends a job before its time. */
  public void cancel(String job) {
    calls.send("POST", of(job) + "/cancellation");
  }

  private static String of(String job) {
    return JOBS + "/" + Calls.encode(job);
  }
}
