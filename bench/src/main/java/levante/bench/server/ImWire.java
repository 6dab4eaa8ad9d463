package levante.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The wire of the Infrastructure Manager, which both servers speak. */
public final class ImWire {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Http http = new Http();
  private final Account account;

  /**
   * Who speaks, and where to.
   *
   * @param base without a slash at its end
   */
  public record Account(URI base, String password) {
    String authorization() {
      return "id = im; type = InfrastructureManager; username = admin; password = "
          + password
          + "\\nid = dummy; type = Dummy";
    }
  }

  /** That account's. */
  public ImWire(Account account) {
    this.account = account;
  }

  /** Machines that run and are not configured further: what the Dummy cloud can do. */
  public static String radl(int machines) {
    return """
        network net (outbound = 'yes')
        system wn (
        cpu.count>=1 and
        memory.size>=512m and
        net_interface.0.connection = 'net' and
        disk.0.os.name = 'linux'
        )
        contextualize ()
        deploy wn %d
        """
        .formatted(machines);
  }

  /** Whether the service itself answers, be it to say that it does not know who asks. */
  public boolean answers() {
    try {
      return List.of(200, 401).contains(http.send(request("/infrastructures").GET()).statusCode());
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Asks for an infrastructure; its path. */
  public String create(int machines) {
    return create(radl(machines));
  }

  /** Asks for what a RADL describes; its path. */
  public String create(String radl) {
    return path(post("/infrastructures", radl).path("uri").asText());
  }

  private String path(String uri) {
    return URI.create(uri).getPath().substring(account.base().getPath().length());
  }

  /** Asks for machines more. */
  public void add(String infrastructure, int machines) {
    add(infrastructure, radl(machines));
  }

  /** Asks for the machines that a RADL deploys. */
  public void add(String infrastructure, String radl) {
    post(infrastructure, radl);
  }

  /** Whether so many machines are there, and all are configured. */
  public boolean isConfigured(String infrastructure, int machines) {
    JsonNode state = state(infrastructure);
    if (state.path("state").asText().matches("failed|unconfigured")) {
      throw new IllegalStateException("%s: %s".formatted(infrastructure, state));
    }
    return isConfigured(state) && state.path("vm_states").size() == machines;
  }

  /** How many machines there are when it and all of them are configured; else nothing. */
  public OptionalInt configured(String infrastructure) {
    JsonNode state = state(infrastructure);
    return isConfigured(state)
        ? OptionalInt.of(state.path("vm_states").size())
        : OptionalInt.empty();
  }

  private static boolean isConfigured(JsonNode state) {
    return state.path("state").asText().equals("configured")
        && stream(state.path("vm_states")).allMatch("configured"::equals);
  }

  private JsonNode state(String infrastructure) {
    return json(http.send(request(infrastructure + "/state").GET())).path("state");
  }

  /** Asks for its end, and fails when it is not there. */
  public void delete(String infrastructure) {
    HttpResponse<String> answer = http.send(request(infrastructure).DELETE());
    if (answer.statusCode() != 200) {
      throw Http.failed(answer);
    }
  }

  /** Whether nobody knows it any more. */
  public boolean isGone(String infrastructure) {
    return http.send(request(infrastructure + "/state").GET()).statusCode() == 404;
  }

  /** The paths of all infrastructures. */
  public List<String> infrastructures() {
    return paths(json(http.send(request("/infrastructures").GET())));
  }

  /** The paths of an infrastructure's machines. */
  public List<String> machines(String infrastructure) {
    return paths(json(http.send(request(infrastructure).GET())));
  }

  private List<String> paths(JsonNode list) {
    return stream(list.path("uri-list").isMissingNode() ? list : list.path("uri-list"))
        .map(this::path)
        .toList();
  }

  private JsonNode post(String path, String radl) {
    return json(
        http.send(
            request(path)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(radl))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(account.base() + path))
        .timeout(LIMIT)
        .header("Authorization", account.authorization())
        .header("Accept", "application/json");
  }

  private static Stream<String> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(one -> one.isTextual() ? one.asText() : one.path("uri").asText());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw Http.failed(answer);
    }
    return Http.json(answer.body());
  }
}
