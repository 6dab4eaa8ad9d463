package levante.oscar.adapter.kubernetes.read;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import levante.oscar.dispatch.JobRun.FailureKind;

/** Which runs have to be ended because their time is over. Pure. */
public final class Overdue {
  private Overdue() {}

  /**
   * Why a pod that has not ended is to be ended now; empty when it is not.
   *
   * @param deadline of its script
   * @param imagePatience how long its images may be on their way
   */
  public static Optional<Ending> at(
      PodSight pod, Duration deadline, Duration imagePatience, Instant now) {
    boolean late =
        pod.isRunning(Marks.SCRIPT)
            && pod.began(Marks.SCRIPT).map(at -> at.plus(deadline).isBefore(now)).orElse(false);
    if (late) {
      return Optional.of(
          new Ending(
              FailureKind.DEADLINE,
              "the script passed its deadline of %d s and was killed"
                  .formatted(deadline.toSeconds())));
    }
    return pod.imageTrouble()
        .filter(trouble -> isHopeless(trouble) || hasWaited(pod, imagePatience, now))
        .map(
            trouble ->
                new Ending(
                    FailureKind.IMAGE,
                    "%s: %s".formatted(trouble.getReason(), PodSight.text(trouble.getMessage()))));
  }

  private static boolean hasWaited(PodSight pod, Duration patience, Instant now) {
    return pod.accepted().map(since -> since.plus(patience).isBefore(now)).orElse(false);
  }

  /** No patience helps against a name that is none. */
  private static boolean isHopeless(ContainerStateWaiting trouble) {
    return trouble.getReason().equals("InvalidImageName");
  }
}
