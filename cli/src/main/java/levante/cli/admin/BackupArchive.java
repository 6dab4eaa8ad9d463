package levante.cli.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import levante.cli.failure.CliFailure;
import levante.kernel.Trees;

/**
 * The file of a backup: a ZIP of the databases and key files of a data folder, by their places in
 * it. Whoever has it has every credential, so it is its owner's only (0600), as is what it is
 * restored to.
 */
final class BackupArchive {
  static final String DATABASE = "levante.mv.db";
  static final String WORLD = "sandbox/world.mv.db";
  static final String KEY = "secret.key";
  private static final String PASSWORD = "admin-password";

  /** All that a backup may hold; nothing else leaves it. */
  private static final Set<String> PLACES = Set.of(DATABASE, WORLD, KEY, PASSWORD);

  /** The key files. */
  static final List<String> KEYS = List.of(KEY, PASSWORD);

  private static final FileAttribute<Set<PosixFilePermission>> OWNERS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final ZipOutputStream zip;

  private BackupArchive(ZipOutputStream zip) {
    this.zip = zip;
  }

  /** What puts something into a backup. */
  @FunctionalInterface
  interface Filling {
    void into(BackupArchive archive) throws IOException;
  }

  /** Makes a backup that is whole or absent. */
  static void write(Path file, Filling filling) throws IOException {
    Path target = file.toAbsolutePath();
    if (Files.exists(target)) {
      throw new CliFailure(CliFailure.USAGE, file + " is there already; name another file");
    }
    Path draft = target.resolveSibling(target.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, OWNERS);
    try (OutputStream out = Files.newOutputStream(draft, StandardOpenOption.WRITE);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      filling.into(new BackupArchive(zip));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Adds a file under its place. */
  void add(String place, Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      add(place, content);
    }
  }

  /** Adds the one file that an archive of H2's holds under its place. */
  void addInner(String place, Path archive) throws IOException {
    try (ZipInputStream inner = new ZipInputStream(Files.newInputStream(archive))) {
      ZipEntry entry = inner.getNextEntry();
      if (entry == null || !entry.getName().endsWith(".mv.db")) {
        throw new CliFailure(archive + " holds no database");
      }
      add(place, inner);
    }
  }

  private void add(String place, InputStream content) throws IOException {
    zip.putNextEntry(new ZipEntry(place));
    content.transferTo(zip);
    zip.closeEntry();
  }

  /**
   * Restores a backup to a folder that is not there, or empty: all of it or nothing.
   *
   * @return what was restored, by its places
   */
  static Set<String> restore(Path file, Path folder) throws IOException {
    Path target = folder.toAbsolutePath();
    Path draft = target.resolveSibling(target.getFileName() + ".restoring");
    Files.createDirectories(target.getParent());
    Trees.delete(draft);
    Files.createDirectory(draft, OWNERS_FOLDER);
    try {
      Set<String> places = unpack(file, draft);
      if (!places.containsAll(Set.of(DATABASE, KEY))) {
        throw new CliFailure(CliFailure.UNREADABLE, file + " is no backup of Levante's");
      }
      Files.deleteIfExists(target);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      return places;
    } finally {
      Trees.delete(draft);
    }
  }

  private static Set<String> unpack(Path file, Path folder) throws IOException {
    Set<String> places = new TreeSet<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!PLACES.contains(entry.getName()) || !places.add(entry.getName())) {
          throw new CliFailure(
              CliFailure.UNREADABLE,
              "%s holds '%s'; it is no backup of Levante's".formatted(file, entry.getName()));
        }
        Path to = folder.resolve(entry.getName());
        Files.createDirectories(to.getParent(), OWNERS_FOLDER);
        Files.createFile(to, OWNERS);
        try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.WRITE)) {
          zip.transferTo(out);
        }
      }
    }
    return places;
  }
}
