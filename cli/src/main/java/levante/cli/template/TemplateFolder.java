package levante.cli.template;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The templates below a folder, in the order of their names. Hidden folders are left out, since
 * they hold what tools keep there, and links to folders are not followed.
 */
final class TemplateFolder extends SimpleFileVisitor<Path> {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".csar", ".zip");

  private final Path root;
  private final List<Path> found = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private TemplateFolder(Path root) {
    this.root = root;
  }

  /**
   * What an operand of the command line stands for.
   *
   * @param files as they are to be named
   * @param failures a sentence for each folder that cannot be read, or that has no template
   */
  record Listing(List<String> files, List<String> failures) {
    Listing {
      files = List.copyOf(files);
      failures = List.copyOf(failures);
    }
  }

  /** The templates of a folder; anything else stands for itself. */
  static Listing of(String typed) {
    try {
      Path path = Path.of(typed);
      if (TemplateFile.isStdin(typed) || !Files.isDirectory(path)) {
        return new Listing(List.of(typed), List.of());
      }
      TemplateFolder folder = new TemplateFolder(path);
      Files.walkFileTree(path, folder);
      return folder.listing(typed);
    } catch (InvalidPathException | IOException unreadable) {
      return new Listing(List.of(typed), List.of());
    }
  }

  private Listing listing(String typed) {
    if (found.isEmpty() && failures.isEmpty()) {
      failures.add("there is no .yaml, .yml, .csar or .zip in the folder " + typed);
    }
    return new Listing(found.stream().sorted().map(this::name).toList(), failures);
  }

  private String name(Path file) {
    boolean isHere = root.normalize().toString().isEmpty();
    return (isHere ? root.relativize(file) : file).toString();
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean isHidden = !folder.equals(root) && folder.getFileName().toString().startsWith(".");
    return isHidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (ENDINGS.stream().anyMatch(name::endsWith) && !Files.isDirectory(file)) {
      found.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path path, IOException failure) {
    failures.add(name(path) + " cannot be read");
    return FileVisitResult.CONTINUE;
  }
}
