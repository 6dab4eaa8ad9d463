package levante.inference;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells masked faces from bare ones in one picture that {@code anonymize} made. */
@Command(
    name = "classify",
    description = "Tells masked faces from bare ones; writes the marked picture and a JSON.",
    mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {
  @Option(names = "--input", required = true, description = "The picture, with its faces inside.")
  private Path input;

  @Option(
      names = "--output",
      required = true,
      description = "Folder that receives the marked picture and <picture's name>.json.")
  private Path output;

  @Option(
      names = "--prefix",
      description = "Subfolder of the output, so that two videos' frames never collide.")
  private Optional<String> prefix;

  @Override
  public Integer call() {
    throw new UnsupportedOperationException(input + " " + output + " " + prefix);
  }
}
