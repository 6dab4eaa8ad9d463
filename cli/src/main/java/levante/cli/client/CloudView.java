package levante.cli.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A cloud that the server keeps for the caller.
 *
 * @param shown what may be shown of how it is signed in to
 * @param trouble why it did not answer when it was last asked
 * @param infrastructures that are on it, by id
 */
public record CloudView(
    String name,
    String type,
    Map<String, String> shown,
    Instant changed,
    Instant asked,
    Optional<Trouble> trouble,
    List<Region> regions,
    List<String> infrastructures) {
  /** An error. */
  public record Trouble(String code, String message) {}

  /** What a region offers. */
  public record Region(String name, int sizes, int images, List<Quota> quotas) {}

  /** One quota. */
  public record Quota(String resource, long used, OptionalLong max) {}
}
