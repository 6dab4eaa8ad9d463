package levante.oscar.adapter.kubernetes.read;

import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.oscar.adapter.kubernetes.read.PodSight.Ended;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.supervisor.FileEnd;

/** Why a run failed, from what its pod says. Pure. */
public final class RunFailures {
  /** A process that was killed by SIGKILL: 128 + 9. */
  private static final int KILLED = 137;

  private static final int MOST_LAST_WORDS = 200;

  private RunFailures() {}

  /** Of a pod that has failed and that nobody of ours has ended. */
  static Failure of(PodSight pod) {
    if (pod.isDisrupted()) {
      return disrupted(pod);
    }
    Optional<Ended> script = pod.ended(Marks.SCRIPT);
    if (script.isPresent()) {
      return script.get().well() ? ofStageOut(pod) : ofScript(pod, script.get());
    }
    return pod.ended(Marks.STAGE_IN)
        .filter(in -> !in.well())
        .map(RunFailures::ofStageIn)
        .orElseGet(() -> infrastructure("the pod failed: " + why(pod)));
  }

  /** A pod is evicted as well when it fills its node's disk, and that is the script's doing. */
  private static Failure disrupted(PodSight pod) {
    String message = pod.message();
    boolean filled =
        message.contains("exceeds the limit") || message.contains("exceeded its local ephemeral");
    return filled
        ? new Failure(FailureKind.SCRIPT, Optional.empty(), "it filled its disk: " + message)
        : evicted(why(pod));
  }

  static Failure evicted(String why) {
    return new Failure(FailureKind.EVICTED, Optional.empty(), "evicted: " + why);
  }

  static Failure infrastructure(String why) {
    return new Failure(FailureKind.INFRASTRUCTURE, Optional.empty(), why);
  }

  private static Failure ofScript(PodSight pod, Ended script) {
    if (pod.reason().equals("DeadlineExceeded")) {
      return new Failure(
          FailureKind.DEADLINE,
          Optional.empty(),
          "the pod passed its longest time and was killed" + lastWords(script));
    }
    if (script.isOutOfMemory() || script.code() == KILLED) {
      // Source: an allocation at once is told as Error 137, a slower one as OOMKilled.
      String sure = script.isOutOfMemory() ? "" : ", most probably";
      return new Failure(
          FailureKind.OUT_OF_MEMORY,
          Optional.empty(),
          "the script was killed%s for passing its memory%s".formatted(sure, lastWords(script)));
    }
    if (script.reason().equals("StartError") || script.reason().equals("ContainerCannotRun")) {
      return new Failure(
          FailureKind.SCRIPT,
          Optional.empty(),
          "the script could not be started in its image" + lastWords(script));
    }
    return new Failure(
        FailureKind.SCRIPT,
        Optional.of(script.code()),
        "the script ended with exit code %d%s".formatted(script.code(), lastWords(script)));
  }

  private static Failure ofStageOut(PodSight pod) {
    return pod.ended(Marks.STAGE_OUT)
        .map(out -> new Failure(blamed(out), Optional.empty(), "stage-out failed" + ofStaging(out)))
        .orElseGet(() -> infrastructure("stage-out did not end: " + why(pod)));
  }

  private static FailureKind blamed(Ended out) {
    return Stream.of(ErrorCode.values())
        .filter(code -> out.message().startsWith(code.name() + ":"))
        .findFirst()
        .map(FileEnd::blamed)
        .orElse(FailureKind.INFRASTRUCTURE);
  }

  private static Failure ofStageIn(Ended in) {
    return in.message().startsWith(ErrorCode.OBJECT_NOT_FOUND.name())
        ? new Failure(
            FailureKind.INPUT_GONE,
            Optional.empty(),
            "the input's version is gone or was overwritten" + ofStaging(in))
        : infrastructure("stage-in failed" + ofStaging(in));
  }

  private static String ofStaging(Ended end) {
    String why = end.message().isEmpty() ? end.reason() + " " + end.code() : end.message().strip();
    return ": " + why;
  }

  private static String why(PodSight pod) {
    String reason = pod.reason().isEmpty() ? pod.phase() : pod.reason();
    return pod.message().isEmpty() ? reason : reason + ", " + pod.message();
  }

  /** The last line that the script has written, where it is known. */
  static String lastWords(Ended script) {
    return lastWords(script.message());
  }

  static String lastWords(String written) {
    String text = written.strip();
    String last = text.substring(text.lastIndexOf('\n') + 1);
    String words = last.substring(0, Math.min(last.length(), MOST_LAST_WORDS));
    return words.isEmpty() ? "" : ": " + words;
  }
}
