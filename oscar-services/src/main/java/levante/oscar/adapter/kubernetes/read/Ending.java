package levante.oscar.adapter.kubernetes.read;

import java.util.Optional;
import levante.oscar.adapter.kubernetes.read.PodSight.Ended;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRun.FailureKind;

/**
 * Why a run is being ended by us. It is written on the job before anything of it is stopped, so
 * that a crash in between does not change the reason.
 */
public record Ending(FailureKind kind, String why) {
  private static final String BETWEEN = " ";

  /** As it stands on the job. */
  public String text() {
    return kind + BETWEEN + why;
  }

  /** From the job; empty when nobody ends it. */
  static Optional<Ending> of(String text) {
    if (text == null) {
      return Optional.empty();
    }
    int end = text.indexOf(BETWEEN);
    return Optional.of(
        new Ending(FailureKind.valueOf(text.substring(0, end)), text.substring(end + 1)));
  }

  Failure failure(Optional<Ended> script) {
    String words = script.map(RunFailures::lastWords).orElse("");
    return new Failure(kind, Optional.empty(), why + words);
  }
}
