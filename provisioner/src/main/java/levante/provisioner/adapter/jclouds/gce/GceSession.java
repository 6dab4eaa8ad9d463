package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import levante.provisioner.adapter.jclouds.failure.CloudFailure;

/**
 * Compute Engine's own calls in one project.
 *
 * <p>Reads are tried again with backoff; writes never are, since an insertion that timed out may
 * have succeeded: the next pass looks for what it made.
 */
final class GceSession {
  private static final String PROJECTS = "projects/";
  private static final String DONE = "DONE";
  private static final String PAGE = "500";
  private static final String NEXT = "nextPageToken";

  /** How often an operation is looked at before it is left to the next pass, and how soon. */
  static final List<Duration> LOOKS =
      List.of(Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofSeconds(1));

  private final String project;
  private final GceTransport transport;

  GceSession(GceAccount account, Clock clock) {
    this.project = account.project();
    this.transport = new GceTransport(account, clock);
  }

  /** What a URL of Google's names at its end. */
  static String last(JsonNode url) {
    return url.asText().substring(url.asText().lastIndexOf('/') + 1);
  }

  /** One thing of this project, or of the one that the path begins with. */
  JsonNode get(String path) {
    return CloudFailure.persistently(() -> send("GET", path, Map.of(), Optional.empty()));
  }

  /** The same, or nothing when it is not there. */
  Optional<JsonNode> find(String path) {
    try {
      return Optional.of(get(path));
    } catch (GceFailure failure) {
      if (failure.sort() == CloudFailure.Sort.GONE) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** All of a list that is given page by page. */
  List<JsonNode> list(String path, Map<String, String> query) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode page : pages(path, query)) {
      page.path("items").forEach(all::add);
    }
    return all;
  }

  /** All of a list over all regions and zones. What one of them does not tell is no empty list. */
  List<JsonNode> aggregated(String kind, String filter) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode page : pages("aggregated/" + kind, Map.of("filter", filter))) {
      page.path("unreachables").forEach(GceSession::silent);
      for (JsonNode scope : page.path("items")) {
        if (scope.path("warning").path("code").asText().equals("UNREACHABLE")) {
          silent(scope.path("warning").path("message"));
        }
        scope.path(kind).forEach(all::add);
      }
    }
    return all;
  }

  private static void silent(JsonNode where) {
    throw new GceFailure(503, "backendError", "no answer for " + where.asText());
  }

  private List<JsonNode> pages(String path, Map<String, String> query) {
    List<JsonNode> pages = new ArrayList<>();
    Map<String, String> asked = new TreeMap<>(query);
    asked.putIfAbsent("maxResults", PAGE);
    do {
      JsonNode page = CloudFailure.persistently(() -> send("GET", path, asked, Optional.empty()));
      pages.add(page);
      asked.put("pageToken", page.path(NEXT).asText());
    } while (!asked.get("pageToken").isEmpty());
    return pages;
  }

  /**
   * Makes something, once; gives the operation.
   *
   * @param requestId asked for again with the same one, nothing is made again; empty where names
   *     see to that
   */
  JsonNode insert(String path, JsonNode body, String requestId) {
    return send("POST", path, Map.of("requestId", requestId), Optional.of(body));
  }

  /** Replaces something, once; gives the operation. */
  JsonNode update(String path, JsonNode body) {
    return send("PUT", path, Map.of(), Optional.of(body));
  }

  /** Orders something without a body, once; gives the operation. */
  JsonNode order(String method, String path) {
    return send(method, path, Map.of(), Optional.empty());
  }

  /**
   * Whether an operation has ended; looks a few times.
   *
   * @throws GceFailure when it has ended with an error
   */
  boolean isDone(JsonNode operation) {
    JsonNode seen = operation;
    for (Duration pause : LOOKS) {
      if (failureOf(seen).isEmpty() && !hasEnded(seen)) {
        LockSupport.parkNanos(pause.toNanos());
        seen = operation(operation);
      }
    }
    failureOf(seen)
        .ifPresent(
            failure -> {
              throw failure;
            });
    return hasEnded(seen);
  }

  /** Whether an operation has ended, well or not, by what was answered. */
  static boolean hasEnded(JsonNode operation) {
    return operation.path("status").asText().equals(DONE);
  }

  /** What an operation has ended with. */
  static Optional<GceFailure> failureOf(JsonNode operation) {
    return operation.hasNonNull("error") ? Optional.of(GceFailure.of(operation)) : Optional.empty();
  }

  /** An operation as it is now; one that Google knows no more has ended. */
  JsonNode operation(JsonNode operation) {
    return find(pathOf(operation))
        .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("status", DONE));
  }

  private static String pathOf(JsonNode operation) {
    String place = "global";
    if (operation.hasNonNull("zone")) {
      place = "zones/" + last(operation.path("zone"));
    } else if (operation.hasNonNull("region")) {
      place = "regions/" + last(operation.path("region"));
    }
    return place + "/operations/" + operation.path("name").asText();
  }

  private JsonNode send(
      String method, String path, Map<String, String> query, Optional<JsonNode> body) {
    String whole =
        path.startsWith(PROJECTS) ? path.substring(PROJECTS.length()) : project + "/" + path;
    return transport.send(new GceTransport.Call(method, whole, query, body));
  }
}
