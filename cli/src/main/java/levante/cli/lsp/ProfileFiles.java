package levante.cli.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import levante.tosca.TemplateCompiler;

/** Bundled profiles as files that an editor can open, extracted when one is first asked for. */
final class ProfileFiles {
  private Optional<Path> folder = Optional.empty();

  /** The profile of that name as a file, if it is bundled. Not for use by two threads at once. */
  synchronized Optional<Path> file(String profile) {
    boolean plain = profile.matches("[A-Za-z0-9._-]+");
    try (InputStream in =
        plain ? TemplateCompiler.class.getResourceAsStream("/types/" + profile) : null) {
      if (in == null) {
        return Optional.empty();
      }
      if (folder.isEmpty()) {
        folder = Optional.of(Files.createTempDirectory("levante-profiles"));
      }
      Path file = folder.get().resolve(profile);
      if (!Files.exists(file)) {
        Files.write(file, in.readAllBytes());
        file.toFile().setReadOnly();
      }
      return Optional.of(file);
    } catch (IOException notWritable) {
      return Optional.empty();
    }
  }

  /** Removes what was extracted. */
  synchronized void remove() {
    folder.ifPresent(
        path -> {
          try (java.util.stream.Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
              Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path);
          } catch (IOException left) {
            // A folder of temporary files that stays does no harm.
            folder = Optional.empty();
          }
        });
  }
}
