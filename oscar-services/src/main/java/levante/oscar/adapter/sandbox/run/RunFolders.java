package levante.oscar.adapter.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import levante.kernel.Trees;
import levante.oscar.adapter.sandbox.process.ScriptFolder;

/** Where the runs' folders are: {@code <root>/<cluster>/<job>/<attempt>}. */
public final class RunFolders {
  private final Path root;

  /** Folders below that one, which is made and can be passed through by all. */
  public RunFolders(Path root) {
    this.root = root;
    try {
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + root, e);
    }
  }

  /** What holds them all. */
  public Path root() {
    return root;
  }

  /** The folder of a run's newest attempt. */
  public ScriptFolder of(SandboxRun run) {
    return new ScriptFolder(all(run).resolve(Integer.toString(run.attempt())));
  }

  private Path all(SandboxRun run) {
    return root.resolve(run.cluster().value()).resolve(run.name().value());
  }

  /** Removes all folders of a run but its newest. */
  public void removeOlder(SandboxRun run) throws IOException {
    if (!Files.isDirectory(all(run))) {
      return;
    }
    try (DirectoryStream<Path> attempts = Files.newDirectoryStream(all(run))) {
      for (Path attempt : attempts) {
        if (!attempt.equals(of(run).root())) {
          Trees.delete(attempt);
        }
      }
    }
  }

  /** Removes all of a run. */
  public void remove(SandboxRun run) {
    try {
      Trees.delete(all(run));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the folders that belong to no run. */
  public void sweep(Set<Path> known) throws IOException {
    try (DirectoryStream<Path> clusters = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path cluster : clusters) {
        try (DirectoryStream<Path> jobs = Files.newDirectoryStream(cluster)) {
          for (Path job : jobs) {
            if (!known.contains(job)) {
              Trees.delete(job);
            }
          }
        }
      }
    }
  }

  /** The folder of all attempts of a run. */
  public Path jobFolder(SandboxRun run) {
    return all(run);
  }
}
