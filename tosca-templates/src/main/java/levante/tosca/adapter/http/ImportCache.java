package levante.tosca.adapter.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import levante.tosca.imports.ImportPolicy;

/**
 * Fetched files on disk, each beside its SHA-256 digest, so that what was changed or cut short
 * there is not taken for what was fetched. A cache that cannot be written is no cache, and no
 * error.
 */
final class ImportCache {
  private final Path folder;

  ImportCache(Path folder) {
    this.folder = folder;
  }

  /** A file that was fetched. */
  record Kept(String text, String sha256, Instant fetched) {}

  Optional<Kept> find(String url) {
    try {
      Path file = folder.resolve(ImportPolicy.sha256(url) + ".yaml");
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      String text = Files.readString(file);
      String digest = Files.readString(digestOf(file)).trim();
      return digest.equals(ImportPolicy.sha256(text))
          ? Optional.of(new Kept(text, digest, Files.getLastModifiedTime(file).toInstant()))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  void keep(String url, String text, Instant now) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(ImportPolicy.sha256(url) + ".yaml");
      write(digestOf(file), ImportPolicy.sha256(text), now);
      write(file, text, now);
    } catch (IOException unwritable) {
      // The next import fetches it again.
      return;
    }
  }

  private void write(Path file, String text, Instant now) throws IOException {
    Path part = Files.createTempFile(folder, "import", ".part");
    try {
      Files.writeString(part, text);
      Files.setLastModifiedTime(part, FileTime.from(now));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Path digestOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".sha256");
  }
}
