package levante.inference;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints as JSON which faces are in a picture, or in a video's sampled frames. */
@Command(
    name = "detect",
    description = "Prints the faces of a picture or of a video's sampled frames as JSON.",
    mixinStandardHelpOptions = true)
final class DetectCommand implements Callable<Integer> {
  @Option(names = "--input", required = true, description = "A picture (JPEG, PNG) or a video.")
  private Path input;

  @Option(
      names = "--every",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description = "Time between two samples of a video. Default: ${DEFAULT-VALUE}.")
  private Duration every;

  @Override
  public Integer call() {
    throw new UnsupportedOperationException(input + " " + every);
  }
}
