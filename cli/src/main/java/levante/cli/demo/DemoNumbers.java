package levante.cli.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The demo's last line. Every figure is read back from the system.
 *
 * @param frames pictures in the intermediate bucket
 * @param faces over all frames
 * @param masks over all frames; a face counts from a probability of 0.5 up
 * @param results annotated pictures in the result bucket
 * @param leftAfterDestroy null unless the infrastructure was destroyed
 */
@JsonPropertyOrder({
  "frames",
  "faces",
  "masks",
  "jobs",
  "failed",
  "nodes_added",
  "nodes_removed",
  "results",
  "left_after_destroy",
  "seconds"
})
public record DemoNumbers(
    int frames,
    int faces,
    int masks,
    int jobs,
    int failed,
    @JsonProperty("nodes_added") int nodesAdded,
    @JsonProperty("nodes_removed") int nodesRemoved,
    int results,
    @JsonProperty("left_after_destroy") Integer leftAfterDestroy,
    double seconds) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Whether the story ended well: every picture has its result and nothing is left. A job that was
   * tried again with success is told under failed, and is no bad end.
   */
  boolean well() {
    boolean clean = leftAfterDestroy == null || leftAfterDestroy == 0;
    return frames > 0 && results == frames && clean;
  }

  /** One line of JSON. */
  public String line() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers that are no JSON", e);
    }
  }

  /** The same after so many seconds, with so much left when it was destroyed. */
  DemoNumbers ended(Integer left, double after) {
    return new DemoNumbers(
        frames, faces, masks, jobs, failed, nodesAdded, nodesRemoved, results, left, after);
  }
}
