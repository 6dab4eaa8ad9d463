package levante.web.view;

import java.util.List;
import levante.kernel.ClusterId;

/**
 * A service on the page.
 *
 * @param inputs where its files come from, such as {@code mask-detector/input}
 * @param outputs where its results go; another cluster's storage is named, as in {@code
 *     cloud:mask-detector/intermediate}
 */
public record ServiceRow(
    String name, ClusterId cluster, List<String> inputs, List<String> outputs, JobCounts jobs) {
  public ServiceRow {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** How many of a service's jobs are in which state. */
  public record JobCounts(int waiting, int running, int succeeded, int failed) {}
}
