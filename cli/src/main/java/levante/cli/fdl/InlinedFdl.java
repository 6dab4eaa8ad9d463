package levante.cli.fdl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import levante.cli.failure.CliFailure;
import levante.cli.yaml.Yaml;

/**
 * Reads an FDL file and puts each service's script file in the place of its name, as oscar-cli
 * does: the server cannot read the client's disk. A script that is a text already, with a line end
 * or a {@code #!} line, stays as it is.
 */
public final class InlinedFdl {
  private static final String SCRIPT = "script";

  private InlinedFdl() {}

  /** The text to send. */
  public static String of(Path file) {
    try {
      Object tree = Yaml.read(file.toString(), Files.readString(file));
      inline(tree, file.toAbsolutePath().getParent());
      return Yaml.text(tree);
    } catch (IOException e) {
      throw new CliFailure("cannot read " + e.getMessage(), e);
    }
  }

  /** Under functions/oscar stands a list of cluster-to-service maps. */
  private static void inline(Object tree, Path folder) throws IOException {
    Object functions = child(tree, "functions");
    if (child(functions, "oscar") instanceof List<?> entries) {
      for (Object entry : entries) {
        if (entry instanceof Map<?, ?> clusters) {
          for (Object service : clusters.values()) {
            inlineService(service, folder);
          }
        }
      }
    }
  }

  @SuppressWarnings("unchecked") // A loader of YAML makes maps of objects.
  private static void inlineService(Object service, Path folder) throws IOException {
    if (service instanceof Map<?, ?> fields
        && fields.get(SCRIPT) instanceof String name
        && !isText(name)) {
      ((Map<Object, Object>) fields).put(SCRIPT, Files.readString(folder.resolve(name)));
    }
  }

  private static boolean isText(String script) {
    return script.startsWith("#!") || script.contains("\n");
  }

  private static Object child(Object tree, String name) {
    return tree instanceof Map<?, ?> fields ? fields.get(name) : null;
  }
}
