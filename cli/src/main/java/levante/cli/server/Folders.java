package levante.cli.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import levante.kernel.Trees;

/** Folders, with the modes that they need. */
final class Folders {
  private Folders() {}

  /** Makes a folder and its parents; one that is there already keeps its mode. */
  static Path make(Path folder, String mode) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      Files.createDirectory(folder);
      // Set afterwards, for the umask takes bits from what a creation asks.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
    }
    return folder;
  }

  /** Removes a folder and all in it; nothing when it is not there. */
  static void remove(Path folder) {
    try {
      Trees.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a folder so that every user may read the copy. */
  static void copyForAll(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Path made = Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path made = to.resolve(from.relativize(file).toString());
            Files.copy(file, made, StandardCopyOption.REPLACE_EXISTING);
            boolean runs =
                Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
            Set<PosixFilePermission> mode =
                PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--");
            Files.setPosixFilePermissions(made, mode);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
