package levante.oscar.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import levante.kernel.Quantity;
import levante.kernel.testbed.RealCluster;
import levante.kernel.testbed.RealStore;
import levante.oscar.dispatch.JobBatchContract;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StorageAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on a real Kubernetes with a real node, their files in a real MinIO. */
@Tag("real")
class KubernetesJobRunnerIT extends JobBatchContract {
  private static RealGround ground;
  private static KubernetesJobRunner runner;

  /** With little disk. */
  private static final KubernetesJobConfig SMALL =
      RealGround.CONFIG.withDisk(Quantity.ofMebibytes(96));

  @TempDir private Path folder;

  private String image = RealCluster.BUSYBOX;
  private StorageAccess store = ground.access();

  @BeforeAll
  static void start() {
    ground = new RealGround();
    runner = new KubernetesJobRunner(ground.clusters(), RealGround.CONFIG, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    ground.close();
  }

  @AfterEach
  void forgetAll() {
    for (JobRun run : runner.list(CLUSTER)) {
      runner.forget(CLUSTER, run.name());
    }
  }

  @Override
  protected JobRunner runner() {
    return runner;
  }

  @Override
  protected void move() {
    runner.list(CLUSTER);
  }

  @Override
  protected ObjectStorage storage() {
    return ground.storages().open(access());
  }

  @Override
  protected StorageAccess access() {
    return store;
  }

  /** The kubelet looks at disks once a minute. */
  @Override
  protected Duration patience() {
    return Duration.ofMinutes(4);
  }

  @Override
  protected String image() {
    return image;
  }

  @Override
  protected List<String> variablesOfThePlace() {
    return List.of(
        "HOSTNAME",
        "KUBERNETES_PORT",
        "KUBERNETES_PORT_443_TCP",
        "KUBERNETES_PORT_443_TCP_ADDR",
        "KUBERNETES_PORT_443_TCP_PORT",
        "KUBERNETES_PORT_443_TCP_PROTO",
        "KUBERNETES_SERVICE_HOST",
        "KUBERNETES_SERVICE_PORT",
        "KUBERNETES_SERVICE_PORT_HTTPS",
        "SHLVL");
  }

  @Test
  void anImageThatIsNotToBeHadFailsTheRunAsSuch() {
    image = "nowhere.invalid/none:1";
    JobRun run = runs("job-image", "#!/bin/sh\n:\n");
    assertThat(failure(run).kind()).isEqualTo(FailureKind.IMAGE);
    assertThat(failure(run).message()).contains("nowhere.invalid");
  }

  @Test
  void aScriptThatPassesItsMemoryFailsForIt() {
    start(
        job(
            "job-memory",
            "#!/bin/sh\necho filling\nx=$(head -c 300000000 /dev/zero | tr '\\0' x)\necho $x | wc\n",
            Quantity.ofMebibytes(48),
            Duration.ofSeconds(60)));
    assertThat(failure(awaitEnd("job-memory")).kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
  }

  @Test
  void aScriptThatGoesOnAfterAProcessOfItWasKilledForItsMemoryFailsForIt() {
    start(
        job(
            "job-child",
            "#!/bin/sh\nsh -c 'x=$(head -c 300000000 /dev/zero | tr \"\\0\" x)'\nsleep 1\n:\n",
            Quantity.ofMebibytes(48),
            Duration.ofSeconds(60)));
    assertThat(failure(awaitEnd("job-child")).kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
  }

  @Test
  void aFileOfABatchThatPassesItsMemoryIsToBlameAndNoOther() {
    String script =
        """
        #!/bin/sh
        if grep -q two "$INPUT_FILE_PATH"; then
          x=$(head -c 300000000 /dev/zero | tr '\\0' x); echo $x | wc
        fi
        """;
    runner.start(CLUSTER, batch(script, Quantity.ofMebibytes(48), Duration.ofSeconds(60)));
    assertThat(failure(awaitEnd("file-2")).kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
    for (String other : List.of("file-1", "file-3")) {
      JobRun run = awaitEnd(other);
      assertThat(
              run.state() == JobRun.State.SUCCEEDED || failure(run).kind() == FailureKind.EVICTED)
          .as(run.toString())
          .isTrue();
    }
  }

  @Test
  void aScriptThatFillsItsDiskFailsForIt() {
    try (JobClusters clusters = ground.clusters(SMALL)) {
      JobRunner small = new KubernetesJobRunner(clusters, SMALL, Clock.systemUTC());
      String script = "#!/bin/sh\nhead -c 200000000 /dev/zero > \"$TMP_OUTPUT_DIR/x\"\nsleep 300\n";
      small.start(CLUSTER, JobRunner.Batch.of(job("job-disk", script)));
    }
    Failure failure = failure(awaitEnd("job-disk"));
    assertThat(failure.kind()).isEqualTo(FailureKind.SCRIPT);
    assertThat(failure.message()).contains("filled its disk").contains("96Mi");
    assertThat(resultKeys()).isEmpty();
  }

  @Test
  void aStorageThatIsFullTakesNoHalfOfAResultAndAllOfItOnceThereIsSpace() throws IOException {
    try (RealStore full = RealStore.small(RealCluster.HERE, 128)) {
      store = ground.access(full);
      Path filler = Files.write(folder.resolve("filler"), new byte[80 << 20]);
      storage().ensureBucket(bucket);
      storage().upload(bucket, "filler", filler, "text/plain", Map.of());
      String script = "#!/bin/sh\nhead -c 62914560 /dev/zero > \"$TMP_OUTPUT_DIR/x\"\n";
      Failure failure = failure(runs("job-full", script));
      assertThat(failure.kind()).isEqualTo(FailureKind.INFRASTRUCTURE);
      assertThat(failure.message()).contains("stage-out").contains("StorageFull");
      assertThat(resultKeys()).isEmpty();
      full.grow(256);
      assertThat(runs("job-space", script).state()).isEqualTo(JobRun.State.SUCCEEDED);
      assertThat(storage().stat(results, "out/x").orElseThrow().size()).isEqualTo(60 << 20);
    }
  }

  @Test
  void aScriptCanNeitherBecomeRootNorReadTheStoragesCredentials() {
    JobRun run =
        runs(
            "job-confined",
            """
            #!/bin/sh
            id -u
            ls /levante-job /var/run/secrets/kubernetes.io 2>/dev/null
            env | grep -c levante-secret
            :
            """);
    assertThat(run.state()).as(run.toString()).isEqualTo(JobRun.State.SUCCEEDED);
    assertThat(runner.log(CLUSTER, run.name())).isEqualTo("65000\n0\n");
  }

  @Test
  void aScriptWithoutAFirstLineIsRunByTheShell() {
    assertThat(runs("job-plain", "echo plain > \"$TMP_OUTPUT_DIR/x\"\n").state())
        .isEqualTo(JobRun.State.SUCCEEDED);
    assertThat(resultKeys()).containsExactly("out/x");
  }

  @Test
  void moreResultsThanATerminationMessageHoldsAreAllToldOf() {
    JobRun run =
        runs(
            "job-many",
            "#!/bin/sh\nfor i in $(seq 100); do echo $i > \"$TMP_OUTPUT_DIR/result-$i\"; done\n");
    assertThat(run.state()).as(run.toString()).isEqualTo(JobRun.State.SUCCEEDED);
    assertThat(run.outputs()).hasSize(100);
  }
}
