package levante.oscar.adapter.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.sandbox.PodPlacement.Place;
import levante.oscar.adapter.sandbox.process.ProcessTable;
import levante.oscar.adapter.sandbox.process.ScriptFolder;
import levante.oscar.adapter.sandbox.run.RunTable;
import levante.oscar.adapter.sandbox.run.SandboxRun;
import levante.oscar.adapter.sandbox.run.Staging;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobRun.Published;
import levante.oscar.supervisor.FileEnd;
import levante.oscar.supervisor.Supervisor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves one run on by one step. Every step may be repeated after a crash. */
final class RunLifecycle {
  private static final Logger log = LoggerFactory.getLogger(RunLifecycle.class);

  /** Starts of a script that ends without a word (a reboot, say) before its run is given up. */
  private static final int MOST_ATTEMPTS = 5;

  private final RunTable table;
  private final PodPlacement placement;
  private final Supervisor supervisor;
  private final Staging staging;
  private final RunScripts scripts;

  RunLifecycle(
      RunTable table,
      PodPlacement placement,
      Supervisor supervisor,
      Staging staging,
      RunScripts scripts) {
    this.table = table;
    this.placement = placement;
    this.supervisor = supervisor;
    this.staging = staging;
    this.scripts = scripts;
  }

  void advance(SandboxRun run, Sight sight, ProcessTable processes, Instant now) {
    switch (run.state()) {
      case WAITING -> await(run, sight, now);
      case STAGING_IN -> stageIn(run, sight, now);
      case RUNNING -> supervise(run, sight, processes, now);
      case STAGING_OUT -> stageOut(run, now);
      case SUCCEEDED, FAILED -> release(run, sight);
    }
  }

  private void await(SandboxRun run, Sight sight, Instant now) {
    if (run.ending().isPresent()) {
      fail(run, run.ending().get(), now);
      return;
    }
    if (sight.kind() == Sight.Kind.GONE) {
      fail(run, evicted("the cluster is gone"), now);
      return;
    }
    if (sight.kind() == Sight.Kind.UNKNOWN) {
      return;
    }
    Optional<Place> place = sight.place(run.pod().value());
    if (place.isEmpty()) {
      placement.request(run.cluster(), run.pod().value(), run.job().cpu(), run.job().memory());
    } else if (place.get().state() == PodPlacement.State.EVICTED) {
      fail(run, evicted("its node was drained before it started"), now);
    } else if (place.get().state() == PodPlacement.State.BOUND) {
      table.save(run.stagingIn(place.get().node()));
    }
  }

  private void stageIn(SandboxRun run, Sight sight, Instant now) {
    SandboxRun seen = run;
    if (run.ending().isEmpty() && sight.lost(run.pod().value())) {
      seen = run.endingWith(evicted("its node was drained while it staged in"));
      table.save(seen);
    }
    Optional<Staging.Outcome> outcome = staging.step(key(run, "in"), now, () -> bringIn(run));
    if (outcome.isEmpty()) {
      return;
    }
    Optional<Failure> failure = seen.ending().or(() -> outcome.get().failure().map(this::ofInput));
    if (failure.isPresent()) {
      fail(seen, failure.get(), now);
      return;
    }
    // While all users are taken, the next tick stages in again.
    SandboxRun staged = seen;
    scripts.user(table.open()).ifPresent(user -> launch(staged, user, now));
  }

  private void launch(SandboxRun run, RunScripts.Lease user, Instant now) {
    SandboxRun running = run.running(ProcessTable.bootId(), user.uid(), now);
    table.save(running);
    try {
      scripts.start(running, supervisor);
    } catch (IOException e) {
      fail(running, infrastructure("the script could not be started: " + e.getMessage()), now);
    }
  }

  private List<Published> bringIn(SandboxRun run) {
    try {
      ScriptFolder folder = scripts.prepare(run);
      supervisor.stageIn(run.job(), folder.work());
      return List.of();
    } catch (IOException e) {
      throw new LevanteException(
          ErrorCode.INTERNAL, "cannot prepare the run's folder: " + e.getMessage(), e);
    }
  }

  private Failure ofInput(LevanteException e) {
    return e.code() == ErrorCode.OBJECT_NOT_FOUND
        ? new Failure(
            FailureKind.INPUT_GONE,
            Optional.empty(),
            "the input's version is gone or was overwritten: " + e.getMessage())
        : infrastructure("stage-in failed: " + e.getMessage());
  }

  private void supervise(SandboxRun run, Sight sight, ProcessTable processes, Instant now) {
    Optional<Integer> code = run.ending().isPresent() ? Optional.empty() : scripts.exitCode(run);
    if (code.isPresent()) {
      exited(run, code.get(), processes, now);
      return;
    }
    Optional<Failure> ending = run.ending().or(() -> verdict(run, sight, processes, now));
    if (ending.isPresent()) {
      if (run.ending().isEmpty()) {
        table.save(run.endingWith(ending.get()));
      }
      if (scripts.end(run)) {
        fail(run, ending.get(), now);
      }
      return;
    }
    if (scripts.vanished(run, processes)) {
      restart(run, now);
    }
  }

  private Optional<Failure> verdict(
      SandboxRun run, Sight sight, ProcessTable processes, Instant now) {
    if (sight.lost(run.pod().value())) {
      return Optional.of(evicted("its node was drained or is gone"));
    }
    Duration deadline = run.job().deadline();
    if (run.started().map(start -> start.plus(deadline).isBefore(now)).orElse(false)) {
      return Optional.of(
          new Failure(
              FailureKind.DEADLINE,
              Optional.empty(),
              "the script passed its deadline of %d s and was killed%s"
                  .formatted(deadline.toSeconds(), scripts.lastWords(run))));
    }
    long bound = run.job().memory().roundedUp();
    long used = scripts.memory(run, processes);
    return used <= bound
        ? Optional.empty()
        : Optional.of(
            new Failure(
                FailureKind.OUT_OF_MEMORY,
                Optional.empty(),
                "the script used %d MiB of its %s and was killed%s"
                    .formatted(used >> 20, run.job().memory(), scripts.lastWords(run))));
  }

  /** What the script left behind may finish writing its log, but not for long. */
  private void exited(SandboxRun run, int code, ProcessTable processes, Instant now) {
    if (run.exitedAt().isEmpty()) {
      table.save(run.exited(now));
    }
    Instant since = run.exitedAt().orElse(now);
    if (!scripts.isQuiet(run, processes) && now.isBefore(since.plus(scripts.exitGrace()))) {
      return;
    }
    if (!scripts.end(run)) {
      return;
    }
    if (code == 0) {
      table.save(run.exited(since).stagingOut());
    } else {
      fail(
          run,
          new Failure(
              FailureKind.SCRIPT,
              Optional.of(code),
              "the script ended with exit code %d%s".formatted(code, scripts.lastWords(run))),
          now);
    }
  }

  private void restart(SandboxRun run, Instant now) {
    if (run.attempt() >= MOST_ATTEMPTS) {
      fail(
          run,
          infrastructure("the script ended %d times without an exit code".formatted(run.attempt())),
          now);
      return;
    }
    log.atWarn()
        .addKeyValue("job", run.name())
        .addKeyValue("attempt", run.attempt())
        .log("script ended without an exit code, runs again");
    table.save(run.stagingIn(run.node().orElse("")));
  }

  /** Results that are on their way are never left half: neither eviction nor cancel stops this. */
  private void stageOut(SandboxRun run, Instant now) {
    Optional<Staging.Outcome> outcome =
        staging.step(
            key(run, "out"), now, () -> supervisor.stageOut(run.job(), scripts.folder(run).work()));
    if (outcome.isEmpty()) {
      return;
    }
    Optional<LevanteException> failure = outcome.get().failure();
    if (failure.isPresent()) {
      fail(run, FileEnd.notPublished(failure.get()).failure().orElseThrow(), now);
      return;
    }
    table.save(run.succeeded(outcome.get().published(), now));
    scripts.clean(run);
    log.atInfo()
        .addKeyValue("job", run.name())
        .addKeyValue("outputs", outcome.get().published().size())
        .log("run succeeded");
  }

  private void fail(SandboxRun run, Failure failure, Instant now) {
    table.save(run.failed(failure, now));
    scripts.clean(run);
    log.atInfo()
        .addKeyValue("job", run.name())
        .addKeyValue("kind", failure.kind())
        .addKeyValue("reason", failure.message())
        .log("run failed");
  }

  private void release(SandboxRun run, Sight sight) {
    if (sight.kind() == Sight.Kind.UNKNOWN) {
      return;
    }
    if (sight.kind() == Sight.Kind.KNOWN) {
      placement.release(run.cluster(), run.pod().value());
    }
    table.save(run.withoutPod());
  }

  private static String key(SandboxRun run, String step) {
    return "%s/%s/%d/%s".formatted(run.cluster().value(), run.name(), run.attempt(), step);
  }

  private static Failure evicted(String why) {
    return new Failure(FailureKind.EVICTED, Optional.empty(), "evicted: " + why);
  }

  private static Failure infrastructure(String why) {
    return new Failure(FailureKind.INFRASTRUCTURE, Optional.empty(), why);
  }
}
