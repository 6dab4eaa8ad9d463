package levante.tosca.adapter.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import levante.tosca.imports.ImportRequest;
import levante.tosca.imports.ImportResult;
import levante.tosca.imports.ImportSource;

/**
 * Files inside one folder. What leaves the folder, be it by {@code ..}, an absolute path or a
 * symbolic link, is refused, as is what is no plain file, no UTF-8 or larger than 4 MiB.
 */
public final class FolderImports implements ImportSource {
  private static final int MOST_BYTES = 1 << 22;

  private final Path root;
  private final Path names;

  /** The files of a folder; relative names are relative to it. */
  public FolderImports(Path root) {
    this(root, root);
  }

  /**
   * The files of a folder.
   *
   * @param names what relative names of templates are relative to, such as the working directory of
   *     the one who typed them
   */
  public FolderImports(Path root, Path names) {
    this.root = root;
    this.names = names;
  }

  @Override
  public ImportResult find(ImportRequest wanted) {
    if (wanted.isUrl()) {
      return new ImportResult.NotFound();
    }
    try {
      Path lexical = names.toAbsolutePath().resolve(wanted.location()).normalize();
      if (!Files.exists(lexical)) {
        return lexical.startsWith(root.toAbsolutePath().normalize())
                || lexical.startsWith(root.toRealPath())
            ? new ImportResult.NotFound()
            : outside();
      }
      // With links followed, so that none leads out.
      Path real = lexical.toRealPath();
      return real.startsWith(root.toRealPath()) ? read(wanted.location(), real) : outside();
    } catch (InvalidPathException broken) {
      return new ImportResult.Refused("it is not a path");
    } catch (IOException | SecurityException unreadable) {
      return new ImportResult.Unreachable("the file cannot be read");
    }
  }

  private static ImportResult outside() {
    return new ImportResult.Refused("it is outside of the template's folder");
  }

  private static ImportResult read(String name, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return new ImportResult.Refused("it is not a file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      return new ImportResult.Refused("it is larger than %d bytes".formatted(MOST_BYTES));
    }
    try {
      return new ImportResult.Found(
          name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException binary) {
      return new ImportResult.Refused("it is not a text in UTF-8");
    }
  }
}
