package levante.oscar.adapter.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import levante.oscar.storage.ObjectStorages;

/** The sandbox's side of this module, assembled; close it when the server stops. */
public record SandboxOscar(SandboxObjectStorage storage, SandboxJobRunner runner)
    implements AutoCloseable {
  /**
   * What the sandbox stands on.
   *
   * @param world the sandbox's database
   * @param data where the objects of its storage lie
   * @param storages how its jobs reach storages, its own among them
   */
  public record Ground(
      DataSource world,
      Path data,
      PodPlacement placement,
      WebhookTargets targets,
      ObjectStorages storages) {}

  /**
   * Migrates the tables in the world and starts the storage's listener. {@code runner.tick()} is
   * then to be called about five times a second.
   */
  public static SandboxOscar start(
      Ground ground, Clock clock, SandboxStorageConfig storageConfig, SandboxJobConfig jobConfig) {
    SandboxObjectStorage storage =
        new SandboxObjectStorage(
            ground.world(), ground.data(), ground.targets(), clock, storageConfig);
    storage.start();
    return new SandboxOscar(
        storage,
        new SandboxJobRunner(
            ground.world(), ground.placement(), ground.storages(), clock, jobConfig));
  }

  @Override
  public void close() {
    runner.close();
    storage.close();
  }
}
