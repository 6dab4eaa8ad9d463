package levante.cli.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A job, one attempt at one object: an entry of {@code GET /api/v1/jobs}. */
public record JobView(
    String name,
    String service,
    String cluster,
    String state,
    int attempt,
    Location input,
    Optional<String> node,
    Optional<Instant> created,
    Optional<Instant> started,
    Optional<Instant> finished,
    Optional<Failure> failure,
    List<Location> outputs) {
  private static final String FAILED = "failed";
  private static final Set<String> FINAL = Set.of("succeeded", FAILED);

  /** An object and the storage it lies in. */
  public record Location(String storage, String bucket, String key) {}

  /** Why a job failed. */
  public record Failure(String kind, Optional<Integer> exitCode, String message) {}

  /** A page of jobs, and where the next begins. */
  public record Page(List<JobView> jobs, Optional<String> next) {}

  /** Whether nothing more will come of it. */
  public boolean ended() {
    return FINAL.contains(state);
  }

  /** Whether it ended badly. */
  public boolean failed() {
    return state.equals(FAILED);
  }
}
