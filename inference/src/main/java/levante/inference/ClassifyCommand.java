package levante.inference;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import levante.inference.classify.ClassifiedFace;
import levante.inference.classify.ClassifyFaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (VisionModels models = VisionModels.fromProperty()) {
      ClassifyFaces.Summary done =
          new ClassifyFaces(models::masks, models::faces).run(Paths.of(input), folder());
      if (done.searched()) {
        spec.commandLine().getErr().println("the picture carries no faces; it was searched");
      }
      long masked = done.faces().stream().filter(ClassifiedFace::masked).count();
      spec.commandLine().getOut().printf("%d faces, %d masked%n", done.faces().size(), masked);
      return 0;
    }
  }

  private Path folder() {
    Path root = Paths.of(output);
    Path folder = prefix.map(root::resolve).orElse(root).normalize();
    if (!folder.startsWith(root.normalize())) {
      throw new ParameterException(
          spec.commandLine(), "--prefix leads out of the output folder: " + prefix.orElse(""));
    }
    return folder;
  }
}
