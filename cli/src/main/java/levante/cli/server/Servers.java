package levante.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import levante.cli.failure.CliFailure;

/** Starts servers of one checkout. */
public final class Servers {
  private final Home home;
  private final Reach reach;
  private final Clock clock;
  private final Progress progress;

  /** Servers of {@code home}, whose jobs run where {@code reach} says. */
  public Servers(Home home, Reach reach, Clock clock, Progress progress) {
    this.home = home;
    this.reach = reach;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param data made when it is not there
   * @param port 0 for any free one
   * @param more settings by their whole key
   */
  public ServerProcess start(Path data, String address, int port, Map<String, String> more) {
    home.checkBuilt();
    Path folder = dataFolder(data);
    RuntimeImage image = RuntimeImage.prepare(home, progress);
    DataLock lock = DataLock.take(folder, ProcessTable.ofMachine());
    try {
      ServerSettings settings =
          ServerSettings.of(folder, address, port == 0 ? Ports.free() : port)
              .withJobs(vision(), reach.toPass(jobs(folder)))
              .with(more);
      progress.step("starting the server on " + settings.base());
      return ServerProcess.start(
          new ServerProcess.Launch(home, image, settings, lock, reach), clock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private Optional<Path> vision() {
    return Files.isDirectory(home.vision())
        ? Optional.of(reach.toRead(home.vision()))
        : Optional.empty();
  }

  private static Path dataFolder(Path data) {
    try {
      return Folders.make(data.toAbsolutePath().normalize(), "rwx------").toRealPath();
    } catch (IOException e) {
      throw new CliFailure("cannot make the data folder " + data + ": " + e.getMessage(), e);
    }
  }

  private static Path jobs(Path data) {
    try {
      return Folders.make(data.resolve("sandbox"), "rwx------").resolve("jobs");
    } catch (IOException e) {
      throw new CliFailure("cannot make the data folder " + data + ": " + e.getMessage(), e);
    }
  }
}
