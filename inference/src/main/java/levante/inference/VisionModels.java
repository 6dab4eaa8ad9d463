package levante.inference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import levante.inference.adapter.onnx.BlazeFace;
import levante.inference.adapter.onnx.MobileNetMaskClassifier;
import levante.inference.detect.FaceSearch;
import levante.inference.detect.MaskSearch;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** The models of one call, loaded when they are first needed and closed together. */
final class VisionModels implements AutoCloseable {
  /** System property that names the folder of the models; the launcher sets it. */
  static final String FOLDER = "levante.vision.models";

  private final Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private FaceSearch faces;
  private MaskSearch masks;

  private VisionModels(Path folder) {
    this.folder = folder;
  }

  /** The models in the folder that the system property names. */
  static VisionModels fromProperty() {
    Path folder = Path.of(System.getProperty(FOLDER, "models"));
    if (!Files.isDirectory(folder)) {
      throw new LevanteException(
          ErrorCode.INTERNAL, "no models in %s (set -D%s)".formatted(folder, FOLDER));
    }
    return new VisionModels(folder);
  }

  FaceSearch faces() {
    if (faces == null) {
      BlazeFace far = BlazeFace.farRange(folder);
      open.add(far);
      BlazeFace near = BlazeFace.nearRange(folder);
      open.add(near);
      faces = new FaceSearch(far, near);
    }
    return faces;
  }

  MaskSearch masks() {
    if (masks == null) {
      MobileNetMaskClassifier classifier = MobileNetMaskClassifier.load(folder);
      open.add(classifier);
      masks = new MaskSearch(classifier);
    }
    return masks;
  }

  @Override
  public void close() {
    Collections.reverse(open);
    for (AutoCloseable one : open) {
      try {
        one.close();
      } catch (Exception e) {
        throw new IllegalStateException("a model does not close", e);
      }
    }
  }
}
