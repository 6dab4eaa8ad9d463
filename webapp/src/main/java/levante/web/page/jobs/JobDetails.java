package levante.web.page.jobs;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.web.page.services.ServiceDetails.Fact;
import levante.web.view.Status;

/**
 * What the page of one job shows.
 *
 * @param service the name of its service
 * @param servicePath of its page
 * @param failure why it failed, in a sentence
 * @param stages a few words and a value each
 * @param outputs its results
 * @param log the end of what it has written; empty when it cannot be had, which the notice tells
 * @param notice why there is no log
 * @param open whether it has not ended
 */
public record JobDetails(
    String name,
    String service,
    String servicePath,
    String path,
    Status state,
    Optional<String> failure,
    List<Fact> stages,
    List<Result> outputs,
    String log,
    Optional<String> notice,
    boolean open) {
  /**
   * One result.
   *
   * @param place where it lies
   * @param path where it is fetched; empty when its storage is none of a cluster's
   */
  public record Result(String place, Optional<String> path) {}

  public JobDetails {
    Objects.requireNonNull(state, "state");
    stages = List.copyOf(stages);
    outputs = List.copyOf(outputs);
  }
}
