package levante.oscar.adapter.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Bounds of the sandbox's job runner.
 *
 * @param jobsRoot holds a folder for each run; other users must be able to pass through its
 *     parents, else jobs run as the user of this process
 * @param toolFolders first in the scripts' PATH; the same holds for them
 * @param firstUid jobs run under this and the following numeric user ids, where root allows it
 * @param mostUids how many of them
 * @param stagingThreads how many runs stage in or out at the same time
 * @param mostLogBytes of a script's output are kept, its beginning
 * @param exitGrace how long what the script left behind may still write its log
 */
public record SandboxJobConfig(
    Path jobsRoot,
    List<Path> toolFolders,
    int firstUid,
    int mostUids,
    int stagingThreads,
    int mostLogBytes,
    Duration exitGrace) {
  /** In /var/tmp, no tools, uids from 64000 on, 2 threads, 4 MiB of log, 2 s of grace. */
  public static final SandboxJobConfig DEFAULTS =
      new SandboxJobConfig(
          Path.of("/var/tmp/levante-jobs"),
          List.of(),
          64_000,
          256,
          2,
          4 << 20,
          Duration.ofSeconds(2));

  public SandboxJobConfig {
    jobsRoot = jobsRoot.toAbsolutePath().normalize();
    toolFolders = List.copyOf(toolFolders);
    if (firstUid < 1000 || mostUids < 1 || stagingThreads < 1 || mostLogBytes < 1024) {
      throw new IllegalStateException(
          "%d uids from %d, %d threads, %d bytes of log"
              .formatted(mostUids, firstUid, stagingThreads, mostLogBytes));
    }
  }

  /** The same bounds elsewhere. */
  public SandboxJobConfig in(Path root, List<Path> tools) {
    return new SandboxJobConfig(
        root, tools, firstUid, mostUids, stagingThreads, mostLogBytes, exitGrace);
  }
}
