package levante.oscar.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import levante.oscar.adapter.sandbox.process.JobUser;
import levante.oscar.adapter.sandbox.process.ProcessTable;
import levante.oscar.adapter.sandbox.run.RunFolders;
import levante.oscar.adapter.sandbox.warm.SandboxWarmPods;
import levante.oscar.pool.WarmPods;
import levante.oscar.pool.WarmPodsContract;
import levante.oscar.storage.InMemoryObjectStorage;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StorageSamples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxWarmPodsTest extends WarmPodsContract {
  private final FakePlacement placement = new FakePlacement();
  private final InMemoryObjectStorage storage = new InMemoryObjectStorage(Clock.systemUTC());
  private SandboxWarmPods pods;

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    SandboxJobConfig config = SandboxJobConfig.DEFAULTS.in(folder.resolve("jobs"), List.of());
    Path root = new RunFolders(config.jobsRoot()).root();
    boolean own = JobUser.obstacle(root, List.of(), config.firstUid()).isEmpty();
    pods = new SandboxWarmPods(placement, access -> storage, config, own);
  }

  @Override
  protected void ended() {
    Instant end = Clock.systemUTC().instant().plusSeconds(30);
    while (!placement.now().isEmpty()) {
      assertThat(Clock.systemUTC().instant()).as(placement.now().toString()).isBefore(end);
      pods.tick();
    }
    pods.close();
    // Whoever is killed is there for a moment more.
    for (List<Long> left = left(); !left.isEmpty(); left = left()) {
      assertThat(Clock.systemUTC().instant()).as(left.toString()).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** The processes that work in a pod's folder. */
  private List<Long> left() {
    return ProcessTable.read().entries().stream()
        .map(ProcessTable.Entry::pid)
        .filter(
            pid ->
                ProcessTable.workFolder(pid)
                    .filter(at -> at.startsWith(folder.resolve("jobs")))
                    .isPresent())
        .toList();
  }

  @Test
  void theJobOfAServiceThatIsCalledWarmKeepsItsPlace() {
    placement.bind("warm-up-70f9ba83748eb7d4c6-1");
    pods.list(CLUSTER);
    pods.tick();
    assertThat(placement.now()).containsOnlyKeys("warm-up-70f9ba83748eb7d4c6-1");
    placement.release(CLUSTER, "warm-up-70f9ba83748eb7d4c6-1");
  }

  @Override
  protected WarmPods pods() {
    return pods;
  }

  @Override
  protected void move() {
    pods.tick();
  }

  @Override
  protected ObjectStorage storage() {
    return storage;
  }

  @Override
  protected StorageAccess access() {
    return StorageSamples.NOWHERE;
  }
}
