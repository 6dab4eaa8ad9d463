package levante.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import levante.cli.words.Colours;
import levante.cli.words.Terminal;

/**
 * Plays the verbs on templates once through, so that the virtual machine sees which classes they
 * need and can archive them for the next start. The build runs it; it prints nothing.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /** Plays them with the templates of a folder. */
  public static void main(String... arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        play("validate", file.toString());
      }
    }
    String first = folder.resolve("edge-to-cloud.yaml").toString();
    for (String form : List.of("tree", "json", "dot", "mermaid")) {
      play("show", first, "--format", form);
    }
    // A mistake, so that diagnostics are played too: none of the templates has that input.
    for (String form : List.of("--json", "--sarif", "--input=b=[ 1 ]")) {
      play("validate", first, "--input", "a=1", form);
    }
    play("validate", "--help");
  }

  private static void play(String verb, String... words) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Terminal terminal =
        new Terminal(InputStream.nullInputStream(), nowhere, nowhere, Colours.OFF, Colours.OFF);
    Main.quick(verb).orElseThrow().execute(List.of(words), terminal);
  }
}
