package levante.oscar.delegation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which services may take a service's files over, and when. Source: OSCAR 4.1, {@code
 * types.Replica} and {@code types.Federation}, whose members are replicas under another name.
 *
 * @param replicas of this server; those elsewhere are left out
 * @param threshold a file that has waited so long is handed over
 */
public record Delegation(List<Replica> replicas, Mode mode, Duration threshold) {
  /** Source: OSCAR 4.1, {@code RESCHEDULER_THRESHOLD}. */
  public static final Duration DEFAULT_THRESHOLD = Duration.ofSeconds(30);

  /** How one of several replicas is chosen. */
  public enum Mode {
    /** The one that comes first by priority. */
    STATIC("static"),
    /** Any. */
    RANDOM("random"),
    /** The one whose cluster has the fewest jobs that wait, then the fewest at all. */
    LOAD_BASED("load-based"),
    /** The one nearest to the best in all of these and farthest from the worst. */
    TOPSIS("topsis");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    /** As a definition writes it; empty when it is none. */
    public static Optional<Mode> of(String word) {
      for (Mode mode : values()) {
        if (mode.word.equals(word)) {
          return Optional.of(mode);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * A service as a definition names it.
   *
   * @param cluster the id, the name or the FDL's own name of its cluster
   * @param priority the lowest comes first
   */
  public record Replica(String cluster, String service, int priority) {
    public Replica {
      Objects.requireNonNull(cluster, "cluster");
      Objects.requireNonNull(service, "service");
    }
  }

  public Delegation {
    replicas = List.copyOf(replicas);
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(threshold, "threshold");
  }

  /**
   * What a definition's fields say that are kept as they came.
   *
   * @param kept by name; missing when it did not come, else of the form that is checked when read
   */
  public static Delegation of(Function<String, JsonNode> kept) {
    JsonNode federation = kept.apply("federation");
    List<Replica> replicas = new ArrayList<>();
    for (JsonNode list : List.of(kept.apply("replicas"), federation.path("members"))) {
      list.forEach(
          one -> {
            if (isHere(one)) {
              replicas.add(
                  new Replica(
                      one.path("cluster_id").asText(),
                      one.path("service_name").asText(),
                      one.path("priority").asInt()));
            }
          });
    }
    String mode = kept.apply("delegation").asText(federation.path("delegation").asText("static"));
    long threshold =
        kept.apply("rescheduler_threshold")
            .asLong(federation.path("rescheduler_threshold").asLong(DEFAULT_THRESHOLD.toSeconds()));
    return new Delegation(
        replicas, Mode.of(mode).orElse(Mode.STATIC), Duration.ofSeconds(threshold));
  }

  /** Whether this is a list of replicas, those elsewhere included. */
  public static boolean isList(JsonNode json) {
    if (!json.isArray()) {
      return false;
    }
    for (JsonNode one : json) {
      boolean elsewhere = !isHere(one) && one.path("url").isTextual();
      boolean here =
          isHere(one) && one.path("cluster_id").isTextual() && one.path("service_name").isTextual();
      if (!one.isObject() || !(here || elsewhere)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a list of replicas has one that is no service of this server. */
  public static boolean hasOneElsewhere(JsonNode replicas) {
    for (JsonNode one : replicas) {
      if (!isHere(one)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHere(JsonNode replica) {
    return replica.path("type").asText("oscar").equals("oscar");
  }
}
