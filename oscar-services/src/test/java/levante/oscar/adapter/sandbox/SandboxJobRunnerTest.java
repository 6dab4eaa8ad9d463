package levante.oscar.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.oscar.adapter.sandbox.process.ProcessTable;
import levante.oscar.adapter.sandbox.process.ScriptFolder;
import levante.oscar.dispatch.JobBatchContract;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobRun.State;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.storage.InMemoryObjectStorage;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StorageSamples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxJobRunnerTest extends JobBatchContract {
  private final DataSource world = Worlds.empty();
  private final FakePlacement placement = new FakePlacement();
  private final InMemoryObjectStorage storage = new InMemoryObjectStorage(Clock.systemUTC());
  private SandboxJobRunner runner;

  @TempDir Path folder;

  private Path jobsRoot() {
    return folder.resolve("jobs");
  }

  private SandboxJobRunner open() {
    return new SandboxJobRunner(
        world,
        placement,
        access -> storage,
        Clock.systemUTC(),
        SandboxJobConfig.DEFAULTS.in(jobsRoot(), List.of()));
  }

  @BeforeEach
  void start() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    runner = open();
  }

  @AfterEach
  void stop() {
    runner.close();
    processes().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  @Override
  protected JobRunner runner() {
    return runner;
  }

  @Override
  protected ObjectStorage storage() {
    return storage;
  }

  @Override
  protected StorageAccess access() {
    return StorageSamples.NOWHERE;
  }

  @Override
  protected void move() {
    runner.tick();
  }

  /** What still runs of any of this test's scripts. */
  private List<Long> processes() {
    return ProcessTable.read().entries().stream()
        .map(ProcessTable.Entry::pid)
        .filter(
            pid -> ProcessTable.workFolder(pid).map(at -> at.startsWith(jobsRoot())).orElse(false))
        .toList();
  }

  /**
   * As after a kill -9: the old runner is never asked again, and a new one opens the same world.
   */
  private void restart() {
    runner.close();
    runner = open();
  }

  private ScriptFolder scriptFolder(String job, int attempt) {
    return new ScriptFolder(
        jobsRoot().resolve(CLUSTER.value()).resolve(job).resolve(Integer.toString(attempt)));
  }

  @Test
  void aRunWaitsUntilItsPodHasANodeAndGivesItBackAtTheEnd() {
    placement.full();
    start(job("job-1", "#!/bin/sh\n:\n"));
    runner.tick();
    runner.tick();
    assertThat(run("job-1").state()).isEqualTo(State.WAITING);
    assertThat(placement.now()).containsKey("job-1");
    placement.bind("job-1");
    JobRun ended = awaitEnd("job-1");
    assertThat(ended.node()).contains("node-1");
    runner.tick();
    assertThat(placement.now()).isEmpty();
  }

  @Test
  void anEvictedRunIsKilledWithAllItStarted() {
    start(job("job-1", "#!/bin/sh\nsetsid sleep 300 &\nsleep 300\n"));
    await("job-1", run -> run.state() == State.RUNNING && processes().size() > 3);
    placement.evict("job-1");
    assertThat(failure(awaitEnd("job-1")).kind()).isEqualTo(FailureKind.EVICTED);
    if (runner.ownUsers()) {
      assertThat(processes()).isEmpty();
    }
  }

  @Test
  void aClusterThatDoesNotAnswerStopsNoScript() {
    start(job("job-1", "#!/bin/sh\nsleep 1\n"));
    await("job-1", run -> run.state() == State.RUNNING);
    placement.fail(ErrorCode.CLUSTER_UNREACHABLE);
    for (int i = 0; i < 5; i++) {
      runner.tick();
    }
    LevanteException thrown =
        catchThrowableOfType(LevanteException.class, () -> runner.list(CLUSTER));
    assertThat(thrown.code()).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE);
    placement.recover();
    assertThat(awaitEnd("job-1").state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void aScriptPastItsMemoryBoundIsKilled() {
    start(
        job(
            "job-1",
            "#!/bin/sh\nhead -c 90000000 /dev/zero | tail -c 89000000 | sleep 300\n",
            Quantity.ofMebibytes(32),
            Duration.ofSeconds(60)));
    assertThat(failure(awaitEnd("job-1")).kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
  }

  @Test
  void aScriptThatOutlivesTheServerIsAdoptedAndRunsOnce() throws Exception {
    start(
        job(
            "job-1",
            """
            #!/bin/sh
            echo start
            sleep 1
            echo result > "$TMP_OUTPUT_DIR/r.txt"
            """));
    await("job-1", run -> runner.log(CLUSTER, run.name()).equals("start\n"));
    List<Long> before = processes();
    restart();
    runner.tick();
    assertThat(processes()).containsAll(before);
    JobRun run = awaitEnd("job-1");
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(runner.log(CLUSTER, run.name())).isEqualTo("start\n");
    assertThat(result("out/r.txt")).isEqualTo("result\n");
    assertThat(scriptFolder("job-1", 2).root()).doesNotExist();
  }

  @Test
  void aScriptThatEndedWhileNobodyWatchedIsFoundWithItsExitCode() {
    start(job("job-1", "#!/bin/sh\nsleep 0.3\necho last\nexit 7\n"));
    await("job-1", run -> run.state() == State.RUNNING);
    runner.close();
    await(() -> processes().isEmpty() && scriptFolder("job-1", 1).exitCode().isPresent());
    runner = open();
    assertThat(failure(awaitEnd("job-1")).exitCode()).contains(7);
  }

  @Test
  void aScriptWhoseProcessesVanishedRunsAgainFromTheStart() {
    start(
        job(
            "job-1",
            """
            #!/bin/sh
            touch "$TMP_OUTPUT_DIR/$(basename "$(dirname "$(dirname "$TMP_OUTPUT_DIR")")").txt"
            case "$TMP_OUTPUT_DIR" in */1/work/*) sleep 300 ;; esac
            """));
    await("job-1", run -> run.state() == State.RUNNING && processes().size() > 2);
    processes().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    restart();
    assertThat(awaitEnd("job-1").state()).isEqualTo(State.SUCCEEDED);
    assertThat(resultKeys()).containsExactly("out/2.txt");
  }

  @Test
  void aLaunchThatTheServerDidNotSurviveIsClosedAndDoneAgain() throws Exception {
    start(job("job-1", "#!/bin/sh\nsleep 1\n"));
    await("job-1", run -> run.state() == State.RUNNING);
    await(() -> scriptFolder("job-1", 1).leader().isPresent());
    // As if the server had died between its decision and the first word of the process.
    processes().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    Files.delete(scriptFolder("job-1", 1).root().resolve("control/pid"));
    restart();
    assertThat(awaitEnd("job-1").state()).isEqualTo(State.SUCCEEDED);
    assertThat(scriptFolder("job-1", 2).root()).exists();
  }

  @Test
  void scriptsOfNoRunAreEndedAtTheStart() throws Exception {
    start(job("job-1", "#!/bin/sh\nsleep 300\n"));
    await("job-1", run -> run.state() == State.RUNNING && processes().size() > 2);
    try (var connection = world.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("DELETE FROM sandbox_run");
    }
    restart();
    runner.tick();
    await(() -> processes().isEmpty());
    assertThat(scriptFolder("job-1", 1).root()).doesNotExist();
  }

  @Test
  void everyPhaseSurvivesAnotherServer() throws Exception {
    for (int i = 0; i < 4; i++) {
      start(job("job-" + i, "#!/bin/sh\nsleep 0.2\necho x > \"$TMP_OUTPUT_DIR/$JOB_UUID\"\n"));
    }
    for (int i = 0; i < 12; i++) {
      runner.tick();
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
      restart();
    }
    for (int i = 0; i < 4; i++) {
      assertThat(awaitEnd("job-" + i).state()).isEqualTo(State.SUCCEEDED);
    }
    assertThat(resultKeys()).containsExactly("out/job-0", "out/job-1", "out/job-2", "out/job-3");
  }

  @Test
  void aScriptRunsUnderAUserOfItsOwn() {
    assumeTrue(runner.ownUsers(), "needs root and setpriv");
    JobRun run = runs("job-1", "#!/bin/sh\nid -u\nls /root > /dev/null 2>&1 || echo barred\n");
    List<String> lines = runner.log(CLUSTER, run.name()).lines().toList();
    // The first user may be another server's on this machine just now.
    assertThat(Integer.parseInt(lines.get(0)) - SandboxJobConfig.DEFAULTS.firstUid())
        .isBetween(0, SandboxJobConfig.DEFAULTS.mostUids() - 1);
    assertThat(lines.get(1)).isEqualTo("barred");
  }

  @Test
  void twoScriptsAtTheSameTimeHaveDifferentUsers() {
    assumeTrue(runner.ownUsers(), "needs root and setpriv");
    start(job("job-1", "#!/bin/sh\nid -u\nsleep 300\n"));
    start(job("job-2", "#!/bin/sh\nid -u\nsleep 300\n"));
    await("job-1", run -> !runner.log(CLUSTER, run.name()).isEmpty());
    await("job-2", run -> !runner.log(CLUSTER, run.name()).isEmpty());
    assertThat(runner.log(CLUSTER, run("job-1").name()))
        .isNotEqualTo(runner.log(CLUSTER, run("job-2").name()));
  }

  @Test
  void anUnreachableToolFolderMakesScriptsRunAsTheServersUserAndFailsNone() throws Exception {
    Path hidden = Files.createDirectory(folder.resolve("hidden"));
    Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwx------"));
    runner.close();
    runner =
        new SandboxJobRunner(
            world,
            placement,
            access -> storage,
            Clock.systemUTC(),
            SandboxJobConfig.DEFAULTS.in(jobsRoot(), List.of(hidden)));
    assertThat(runner.ownUsers()).isFalse();
    JobRun run = runs("job-1", "#!/bin/sh\necho \"$PATH\"\n");
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(runner.log(CLUSTER, run.name())).startsWith(hidden + ":/usr/local/bin");
  }

  @Test
  void aTalkativeScriptsLogIsCutAndItsRunGoesOn() {
    JobRun run = runs("job-1", "#!/bin/sh\nhead -c 9000000 /dev/zero | tr '\\0' x\nexit 0\n");
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(runner.log(CLUSTER, run.name()))
        .hasSizeLessThan((4 << 20) + 100)
        .endsWith("passed 4194304 bytes]\n");
  }

  @Test
  void whatAScriptLeavesBehindDoesNotKeepItsRunOpen() {
    JobRun run = runs("job-1", "#!/bin/sh\nsleep 300 &\necho done\n");
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(processes()).isEmpty();
  }

  @Test
  void anUnreachableStorageIsTriedAgainBeforeTheRunFails() {
    storage.ensureBucket(bucket);
    start(job("job-1", "#!/bin/sh\n:\n"));
    storage.fail(ErrorCode.STORAGE_UNREACHABLE);
    await("job-1", run -> run.state() == State.STAGING_IN);
    runner.tick();
    storage.recover();
    assertThat(awaitEnd("job-1").state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void theRunsOfAClusterThatIsGoneAreForgottenWithTheirFolders() {
    runs("job-1", "#!/bin/sh\n:\n");
    runner.tick();
    placement.fail(ErrorCode.CLUSTER_NOT_FOUND);
    restart();
    runner.tick();
    placement.recover();
    assertThat(runner.list(CLUSTER)).isEmpty();
    assertThat(scriptFolder("job-1", 1).root()).doesNotExist();
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
