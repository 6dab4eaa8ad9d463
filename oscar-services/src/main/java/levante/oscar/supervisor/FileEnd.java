package levante.oscar.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobRun.Published;

/**
 * How one file of a batch ended, as the batch's stage-out tells it.
 *
 * @param kind of its failure; empty when it did not fail
 * @param exitCode of its script; negative when that did not end by itself
 * @param message of its failure, for people
 */
public record FileEnd(String kind, int exitCode, String message, List<Published> outputs) {
  public FileEnd {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(message, "message");
    outputs = List.copyOf(outputs);
  }

  /** It succeeded. */
  public static FileEnd well(List<Published> outputs) {
    return new FileEnd("", 0, "", outputs);
  }

  /** It failed otherwise than by its script's exit code. */
  public static FileEnd failed(FailureKind kind, String message) {
    return new FileEnd(kind.name(), -1, message, List.of());
  }

  /** Its script ended by itself, with another code than 0. */
  public static FileEnd ofScript(int code) {
    String message = "the script ended with exit code %d".formatted(code);
    return new FileEnd(FailureKind.SCRIPT.name(), code, message, List.of());
  }

  /** Its results could not be published. */
  public static FileEnd notPublished(LevanteException why) {
    return failed(blamed(why.code()), "stage-out failed: " + why.getMessage());
  }

  /**
   * Whose fault it is when results cannot be published: a name that none can have is the script's.
   */
  public static FailureKind blamed(ErrorCode code) {
    return code.kind() == ErrorCode.Kind.CALLER ? FailureKind.SCRIPT : FailureKind.INFRASTRUCTURE;
  }

  /** Its script was killed at its deadline. */
  public static FileEnd passedDeadline(Duration deadline) {
    return failed(
        FailureKind.DEADLINE,
        "the script passed its deadline of %d s and was killed".formatted(deadline.toSeconds()));
  }

  /** Why it failed; empty when it did not. */
  public Optional<Failure> failure() {
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> code = exitCode < 0 ? Optional.empty() : Optional.of(exitCode);
    return Optional.of(new Failure(FailureKind.valueOf(kind), code, message));
  }
}
