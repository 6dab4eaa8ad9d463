package levante.oscar.adapter.sandbox.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether scripts can run under users of their own on this machine, found out by trying: it takes
 * root, {@code setpriv}, and folders that other users can pass through.
 */
public final class JobUser {
  private static final Logger log = LoggerFactory.getLogger(JobUser.class);
  private static final long PROBE_SECONDS = 10;
  private static final String PROBE =
      """
      #!/bin/sh
      for folder in "$@"; do
        test -r "$folder" && test -x "$folder" || { echo "cannot enter $folder"; exit 1; }
      done
      """;

  private JobUser() {}

  /** Why scripts cannot run under that user; empty when they can. */
  public static Optional<String> obstacle(Path jobsRoot, List<Path> toolFolders, int uid) {
    try {
      if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
        return Optional.of("this server does not run as root");
      }
      Path probe = jobsRoot.resolve(".probe");
      Files.writeString(probe, PROBE);
      Files.setPosixFilePermissions(probe, PosixFilePermissions.fromString("rwxr-xr-x"));
      List<String> command = new ArrayList<>(switchTo(uid));
      command.add(probe.toString());
      toolFolders.forEach(folder -> command.add(folder.toString()));
      return run(command);
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Optional<String> run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of("the probe did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return Optional.of("interrupted");
    }
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    log.atDebug().addKeyValue("exit", process.exitValue()).log("probe of the job user");
    return process.exitValue() == 0 ? Optional.empty() : Optional.of(said.strip());
  }

  static List<String> switchTo(int uid) {
    String id = Integer.toString(uid);
    return List.of(
        "setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--no-new-privs", "--");
  }

  /** Gives a folder and all in it to a user. */
  public static void give(Path folder, int uid) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            chown(file, uid);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            chown(visited, uid);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void chown(Path path, int uid) throws IOException {
    Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
  }
}
