package levante.web.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether there is room where the data folder is. */
public final class DiskProbe implements Probe {
  /** Of all of it, below which a person has to make room. */
  private static final double LEAST_SHARE = 0.05;

  private static final double GIB = 1L << 30;

  private final Path folder;

  /** The disk of that folder. */
  public DiskProbe(Path folder) {
    this.folder = folder;
  }

  @Override
  public Part.Kind kind() {
    return Part.Kind.DISK;
  }

  @Override
  public List<Part> look() {
    try {
      FileStore disk = Files.getFileStore(folder);
      return List.of(part(folder.toString(), disk.getUsableSpace(), disk.getTotalSpace()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a disk with so many bytes free, of so many. */
  static Part part(String name, long free, long all) {
    String says = "%.1f GiB of %.1f GiB are free".formatted(free / GIB, all / GIB);
    return free < all * LEAST_SHARE
        ? Part.bad(Part.Kind.DISK, name, says)
        : Part.good(Part.Kind.DISK, name, says);
  }
}
