package levante.inference.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of a video's pictures while they are made: hidden beside its final place, moved there
 * by {@link #publish}, removed by {@link #close} when that never came.
 */
final class FrameFolder implements AutoCloseable {
  private final Path hidden;
  private final Path target;
  private final List<Path> files = new ArrayList<>();

  private FrameFolder(Path hidden, Path target) {
    this.hidden = hidden;
    this.target = target;
  }

  static FrameFolder open(Path output, String name) throws IOException {
    Files.createDirectories(output);
    return new FrameFolder(Files.createTempDirectory(output, ".levante-"), output.resolve(name));
  }

  void add(long number, byte[] jpeg) throws IOException {
    Path file = hidden.resolve("frame-%06d.jpg".formatted(number));
    files.add(file);
    Files.write(file, jpeg);
  }

  /** Puts all pictures into their place; those of an earlier run under the same name give way. */
  void publish() throws IOException {
    Files.createDirectories(target);
    for (Path file : files) {
      Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(hidden);
  }
}
