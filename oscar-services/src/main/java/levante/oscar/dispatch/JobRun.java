package levante.oscar.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.oscar.storage.StoredObject;

/**
 * What a cluster says of one job that it was given.
 *
 * @param node where it runs or ran; absent while it waits for a node
 * @param failure present exactly in state FAILED
 * @param outputs what stage-out uploaded; only ever filled in state SUCCEEDED
 */
public record JobRun(
    JobName name,
    State state,
    Optional<String> node,
    Optional<Failure> failure,
    List<Published> outputs,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> finished) {
  /** A run's life: it waits for a node, stages in, runs, stages out, and ends. */
  public enum State {
    WAITING,
    STAGING_IN,
    RUNNING,
    STAGING_OUT,
    SUCCEEDED,
    FAILED;

    /** Whether nothing more will happen. */
    public boolean isFinal() {
      return this == SUCCEEDED || this == FAILED;
    }
  }

  /** Why a run failed; only SCRIPT and what the script did to its bounds count against it. */
  public enum FailureKind {
    /** The script ended with another code than 0. */
    SCRIPT,
    /** The script passed its memory bound and was killed. */
    OUT_OF_MEMORY,
    /** The script passed its deadline and was killed. */
    DEADLINE,
    /** The input's version is gone or was overwritten before it was staged in. */
    INPUT_GONE,
    /** The image is not to be had on the node. */
    IMAGE,
    /** The node was drained or lost. */
    EVICTED,
    /** Storage or the cluster failed; worth a retry. */
    INFRASTRUCTURE,
    /** Somebody cancelled it. */
    CANCELLED
  }

  /**
   * A failure in a form for people.
   *
   * @param exitCode of the script, when it ended by itself
   * @param message one sentence, with the script's last line where there is one
   */
  public record Failure(FailureKind kind, Optional<Integer> exitCode, String message) {
    /** Somebody, or something of ours, ended it. */
    public static Failure cancelled(String why) {
      return new Failure(FailureKind.CANCELLED, Optional.empty(), why);
    }
  }

  /** One uploaded result and the storage it lies in. */
  public record Published(String storageId, StoredObject object) {}

  public JobRun {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    outputs = List.copyOf(outputs);
    if (failure.isPresent() != (state == State.FAILED)) {
      throw new IllegalStateException("%s is %s, failure %s".formatted(name, state, failure));
    }
  }
}
