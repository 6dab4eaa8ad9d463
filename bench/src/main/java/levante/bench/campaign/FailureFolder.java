package levante.bench.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import levante.tosca.TemplateSource;

/** Keeps what failed as files, so that it can be read again by hand. */
final class FailureFolder {
  private final Path folder;

  FailureFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes a folder of the case's number. */
  Path write(Campaign.Failure failure) {
    Case one = failure.one();
    Path own = folder.resolve(Long.toString(one.number()));
    try {
      Files.createDirectories(own);
      Files.writeString(own.resolve("why.txt"), failure.why());
      write(own, one.source());
      if (one.zip().isPresent()) {
        Files.write(own.resolve("case.csar"), one.zip().get());
      }
      return own;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static void write(Path folder, TemplateSource source) throws IOException {
    Files.writeString(folder.resolve(source.name()), source.text());
    for (Map.Entry<String, String> file : source.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    for (TemplateSource parent : source.parents()) {
      write(folder, parent);
    }
  }
}
