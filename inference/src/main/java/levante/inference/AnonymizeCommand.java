package levante.inference;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import levante.inference.video.Blur;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Samples a video and writes its frames as pictures with hidden faces. */
@Command(
    name = "anonymize",
    description = "Samples a video, hides the faces, writes one JPEG a sampled frame.",
    mixinStandardHelpOptions = true)
final class AnonymizeCommand implements Callable<Integer> {
  @Option(names = "--input", required = true, description = "The video.")
  private Path input;

  @Option(
      names = "--output",
      required = true,
      description = "Folder that receives <video's name>/frame-000025.jpg and so on.")
  private Path output;

  @Option(
      names = "--every",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description = "Time between two samples: 1s, 500ms, 2m or PT1S. Default: ${DEFAULT-VALUE}.")
  private Duration every;

  @Option(
      names = "--blur",
      defaultValue = "upper",
      description =
          "upper: hair line to the middle of the face, a mask stays visible; whole: the whole face;"
              + " none. Default: ${DEFAULT-VALUE}.")
  private Blur blur;

  @Override
  public Integer call() {
    throw new UnsupportedOperationException(input + " " + output + " " + every + " " + blur);
  }
}
