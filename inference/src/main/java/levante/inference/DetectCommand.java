package levante.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import levante.inference.adapter.ffmpeg.FfmpegFrameSource;
import levante.inference.detect.FaceSearch;
import levante.inference.jpeg.PictureFiles;
import levante.inference.video.FrameSource;
import levante.inference.video.VideoFrame;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path file = Paths.of(input);
    try (VisionModels models = VisionModels.fromProperty();
        FoundFaces found = FoundFaces.printedTo(spec.commandLine().getOut())) {
      if (isPicture(file)) {
        found.add(0, Duration.ZERO, models.faces().find(PictureFiles.read(file).picture()));
      } else {
        search(file, models.faces(), found);
      }
      found.print();
      return 0;
    }
  }

  private void search(Path video, FaceSearch search, FoundFaces found) throws IOException {
    try (FrameSource.Frames frames = new FfmpegFrameSource().open(video, every)) {
      for (var next = frames.next(); next.isPresent(); next = frames.next()) {
        VideoFrame frame = next.get();
        found.add(frame.number(), frame.time(), search.find(frame.picture()));
      }
    }
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
  }
}
