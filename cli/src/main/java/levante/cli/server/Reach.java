package levante.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import levante.cli.failure.CliFailure;

/**
 * Places that jobs reach although they run as another user: root starts each under a user id of its
 * own, which cannot pass through, say, a home folder of mode 0700. Without root jobs run as the
 * user of the server and everything stays where it is.
 *
 * @param shared where the copies go, {@code /var/tmp} except in tests
 * @param uid of this process
 * @param jobs as whom jobs run
 */
public record Reach(Path shared, int uid, JobUsers jobs) {
  private static final int ROOT = 0;

  /** As whom jobs run. */
  public enum JobUsers {
    /** Each as a user of its own. */
    OTHERS,
    /** As the server. */
    SAME
  }

  /** As this process stands. */
  public static Reach ofProcess() {
    try {
      int uid = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      return new Reach(Path.of("/var/tmp"), uid, uid == ROOT ? JobUsers.OTHERS : JobUsers.SAME);
    } catch (IOException e) {
      throw new CliFailure("cannot tell the user of this process: " + e.getMessage(), e);
    }
  }

  /** Whether every user may pass through to {@code path} and read it. */
  public static boolean byAll(Path path) throws IOException {
    Path real = path.toRealPath();
    if (!Files.getPosixFilePermissions(real)
        .containsAll(Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE))) {
      return false;
    }
    for (Path above = real.getParent(); above != null; above = above.getParent()) {
      if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  /** The folder itself when jobs reach it, else a copy of it, made once per content. */
  public Path toRead(Path folder) {
    try {
      if (jobs == JobUsers.SAME || byAll(folder)) {
        return folder;
      }
      String name = new Fingerprint().with(folder.toRealPath().toString()).with(folder).name();
      Path copy = shared.resolve("levante-%d-%s".formatted(uid, name));
      if (!Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
        copy(folder, copy);
      }
      return checkOurs(copy);
    } catch (IOException e) {
      throw new CliFailure("cannot copy %s to where jobs may read it".formatted(folder), e);
    }
  }

  /**
   * The folder for the jobs' working folders: {@code preferred}, or when jobs could not pass
   * through to it, one beside the copies that is named after it. Others may pass, not list.
   */
  public Path toPass(Path preferred) {
    try {
      Path above = preferred.toAbsolutePath().getParent();
      boolean passable = jobs == JobUsers.SAME || byAll(above);
      String name = new Fingerprint().with(preferred.toAbsolutePath().toString()).name();
      Path chosen =
          passable ? preferred : shared.resolve("levante-%d-jobs-%s".formatted(uid, name));
      if (!Files.exists(chosen, LinkOption.NOFOLLOW_LINKS)) {
        Folders.make(chosen, "rwx--x--x");
      }
      return checkOurs(chosen);
    } catch (IOException e) {
      throw new CliFailure("cannot make a folder for jobs: " + e.getMessage(), e);
    }
  }

  /**
   * Removes a folder that {@link #toPass} chose outside the data, once no run is in it: each run
   * has a folder below its cluster's. One that holds a run stays for the next start, which adopts
   * it.
   */
  public void tidy(Path jobsRoot) {
    try {
      if (jobsRoot.startsWith(shared) && isIdle(jobsRoot)) {
        Folders.remove(jobsRoot);
      }
    } catch (IOException e) {
      throw new CliFailure("cannot tidy " + jobsRoot + ": " + e.getMessage(), e);
    }
  }

  private static boolean isIdle(Path jobsRoot) throws IOException {
    try (Stream<Path> all = Files.find(jobsRoot, 2, (path, attributes) -> true)) {
      return all.allMatch(path -> jobsRoot.relativize(path).getNameCount() < 2);
    }
  }

  private void copy(Path folder, Path copy) throws IOException {
    // Made aside and renamed, so that a copy under its name is always whole.
    Path aside =
        Files.createTempDirectory(
            shared,
            copy.getFileName() + "-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Folders.copyForAll(folder, aside);
    Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(aside, copy);
  }

  /** Everybody may write into the shared folder, so the name may be somebody else's trap. */
  private Path checkOurs(Path folder) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    int owner = (Integer) Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isDirectory()
        || owner != uid
        || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new CliFailure(folder + " is not ours; remove it and start again");
    }
    return folder;
  }
}
