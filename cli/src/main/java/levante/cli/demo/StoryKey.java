package levante.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import levante.cli.failure.CliFailure;

/**
 * The Idempotency-Key of a story, kept beside its data until the story ends: one that was cut off
 * goes on with the same infrastructure, the next one makes its own.
 *
 * @param file where it is kept
 */
record StoryKey(Path file) {
  /** The key of the story under way, else a new one, written down before it is used. */
  String current() {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(aside, "demo-" + UUID.randomUUID());
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CliFailure("cannot keep the story's key in " + file + ": " + e.getMessage(), e);
    }
  }

  /** The story is over. */
  void end() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new CliFailure("cannot remove " + file + ": " + e.getMessage(), e);
    }
  }
}
