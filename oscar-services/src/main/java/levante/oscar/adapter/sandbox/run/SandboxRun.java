package levante.oscar.adapter.sandbox.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import levante.kernel.ClusterId;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRun.Published;
import levante.oscar.dispatch.JobRun.State;
import levante.oscar.dispatch.JobSpec;

/**
 * A run as the sandbox remembers it. It waits for its pod's node, stages in, runs, stages out and
 * ends; then its pod is released. What is decided about its end is kept before anything is killed,
 * so that a crash in between does not change the reason.
 *
 * @param pod its pod's name, its own unless it shares it with the runs of a batch
 * @param turn among the runs of its pod, of which one runs at a time
 * @param spec until it ends
 * @param attempt counts the starts of its script, which a reboot of the machine makes necessary
 * @param user under which its script runs
 * @param boot of the machine in which its script was started
 * @param exitedAt when its script's exit code was seen
 * @param ending why it fails, once that is decided
 * @param released whether its pod was given back
 */
public record SandboxRun(
    ClusterId cluster,
    JobName name,
    JobName pod,
    int turn,
    State state,
    Optional<JobSpec> spec,
    Optional<String> node,
    int attempt,
    OptionalInt user,
    Optional<String> boot,
    Optional<Instant> exitedAt,
    Optional<Failure> ending,
    List<Published> outputs,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> finished,
    boolean released) {
  public SandboxRun {
    outputs = List.copyOf(outputs);
  }

  /** A run that was just given, with its turn in a pod. */
  public static SandboxRun waiting(
      ClusterId cluster, JobName pod, int turn, JobSpec job, Instant now) {
    return new SandboxRun(
        cluster,
        job.name(),
        pod,
        turn,
        State.WAITING,
        Optional.of(job),
        Optional.empty(),
        0,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        now,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** Its job; only to be asked before it ends. */
  public JobSpec job() {
    return spec.orElseThrow(() -> new IllegalStateException(name + " has ended"));
  }

  /** The next attempt, on a node. */
  public SandboxRun stagingIn(String on) {
    return new SandboxRun(
        cluster,
        name,
        pod,
        turn,
        State.STAGING_IN,
        spec,
        Optional.of(on),
        attempt + 1,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        ending,
        outputs,
        created,
        started,
        finished,
        released);
  }

  /** Its script is about to be started, in this boot of the machine. */
  public SandboxRun running(String in, OptionalInt as, Instant now) {
    return new SandboxRun(
        cluster,
        name,
        pod,
        turn,
        State.RUNNING,
        spec,
        node,
        attempt,
        as,
        Optional.of(in),
        Optional.empty(),
        ending,
        outputs,
        created,
        Optional.of(now),
        finished,
        released);
  }

  /** Its script's exit code was seen. */
  public SandboxRun exited(Instant now) {
    return new SandboxRun(
        cluster,
        name,
        pod,
        turn,
        state,
        spec,
        node,
        attempt,
        user,
        boot,
        Optional.of(now),
        ending,
        outputs,
        created,
        started,
        finished,
        released);
  }

  /** Its script ended well. */
  public SandboxRun stagingOut() {
    return new SandboxRun(
        cluster,
        name,
        pod,
        turn,
        State.STAGING_OUT,
        spec,
        node,
        attempt,
        user,
        boot,
        exitedAt,
        ending,
        outputs,
        created,
        started,
        finished,
        released);
  }

  /** It is decided that it fails; what still runs is to be killed. */
  public SandboxRun endingWith(Failure failure) {
    return new SandboxRun(
        cluster,
        name,
        pod,
        turn,
        state,
        spec,
        node,
        attempt,
        user,
        boot,
        exitedAt,
        Optional.of(failure),
        outputs,
        created,
        started,
        finished,
        released);
  }

  /** It has failed. */
  public SandboxRun failed(Failure failure, Instant now) {
    return new SandboxRun(
        cluster,
        name,
        pod,
        turn,
        State.FAILED,
        Optional.empty(),
        node,
        attempt,
        user,
        boot,
        exitedAt,
        Optional.of(failure),
        List.of(),
        created,
        started,
        Optional.of(now),
        released);
  }

  /** It has succeeded. */
  public SandboxRun succeeded(List<Published> published, Instant now) {
    return new SandboxRun(
        cluster,
        name,
        pod,
        turn,
        State.SUCCEEDED,
        Optional.empty(),
        node,
        attempt,
        user,
        boot,
        exitedAt,
        Optional.empty(),
        published,
        created,
        started,
        Optional.of(now),
        released);
  }

  /** Its pod was given back. */
  public SandboxRun withoutPod() {
    return new SandboxRun(
        cluster, name, pod, turn, state, spec, node, attempt, user, boot, exitedAt, ending, outputs,
        created, started, finished, true);
  }

  /** As the port tells it. */
  public JobRun toJobRun() {
    return new JobRun(
        name,
        state,
        node,
        state == State.FAILED ? ending : Optional.empty(),
        outputs,
        created,
        started,
        finished);
  }
}
