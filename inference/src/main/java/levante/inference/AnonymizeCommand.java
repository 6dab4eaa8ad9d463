package levante.inference;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import levante.inference.adapter.ffmpeg.FfmpegFrameSource;
import levante.inference.video.AnonymizeVideo;
import levante.inference.video.Blur;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (VisionModels models = VisionModels.fromProperty()) {
      AnonymizeVideo.Summary done =
          new AnonymizeVideo(new FfmpegFrameSource(), models.faces())
              .run(Paths.of(input), Paths.of(output), every, blur);
      PrintWriter out = spec.commandLine().getOut();
      done.warning()
          .ifPresent(warning -> spec.commandLine().getErr().println("warning: " + warning));
      out.printf("%d frames, %d faces%n", done.frames(), done.faces());
      return 0;
    }
  }
}
