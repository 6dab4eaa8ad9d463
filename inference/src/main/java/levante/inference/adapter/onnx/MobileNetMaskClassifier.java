package levante.inference.adapter.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import levante.inference.detect.MaskClassifier;
import levante.inference.picture.Picture;
import levante.inference.picture.Resampler;

/** MobileNetV2 trained on masked and bare faces: two probabilities a picture, mask first. */
public final class MobileNetMaskClassifier implements MaskClassifier {
  private static final int SIDE = 224;
  private static final int CLASSES = 2;

  private final OnnxModel model;

  private MobileNetMaskClassifier(OnnxModel model) {
    this.model = model;
  }

  /** The model from the folder of models. */
  public static MobileNetMaskClassifier load(Path models) {
    return new MobileNetMaskClassifier(OnnxModel.load(models, "face_mask.onnx"));
  }

  @Override
  public List<Double> maskProbabilities(Picture picture, List<View> views) {
    List<Double> probabilities = new ArrayList<>();
    for (View view : views) {
      float[] pixels = Resampler.normalized(picture, view.box(), SIDE, view.mirror());
      probabilities.add((double) model.run(pixels, 1, SIDE).get(CLASSES)[0]);
    }
    return probabilities;
  }

  @Override
  public void close() {
    model.close();
  }
}
