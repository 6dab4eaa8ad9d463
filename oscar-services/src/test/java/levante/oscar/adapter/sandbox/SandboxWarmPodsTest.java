package levante.oscar.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    assertThat(ProcessTable.read().entries())
        .noneMatch(
            entry ->
                ProcessTable.workFolder(entry.pid())
                    .filter(at -> at.startsWith(folder.resolve("jobs")))
                    .isPresent());
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
