package levante.inference.adapter.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import levante.inference.detect.Detection;
import levante.inference.detect.FaceDetector;
import levante.inference.picture.Box;
import levante.inference.picture.Mirror;
import levante.inference.picture.Picture;
import levante.inference.picture.Resampler;

/**
 * MediaPipe's BlazeFace. Its outputs stand over anchors: a grid of 16 x 16 cells with two anchors
 * each, then one of 8 x 8 with six; a row of 16 numbers is centre offset and size of the box and
 * six points, in pixels of the input. Source: the models' README.
 */
public final class BlazeFace implements FaceDetector {
  private static final int ROW = 16;
  private static final Grid FINE = new Grid(16, 2);
  private static final Grid COARSE = new Grid(8, 6);

  private final OnnxModel model;
  private final int side;

  private record Grid(int cells, int anchors) {
    int count() {
      return cells * cells * anchors;
    }

    double x(int index) {
      int column = index / anchors % cells;
      return (column + 0.5) / cells;
    }

    double y(int index) {
      int row = index / (anchors * cells);
      return (row + 0.5) / cells;
    }
  }

  private BlazeFace(OnnxModel model, int side) {
    this.model = model;
    this.side = side;
  }

  /** The model for faces farther away, down to a twentieth of the view. */
  public static BlazeFace farRange(Path models) {
    return new BlazeFace(OnnxModel.load(models, "face_detection_back_256x256_barracuda.onnx"), 256);
  }

  /** The model for near faces, which fill a fair part of the view. */
  public static BlazeFace nearRange(Path models) {
    return new BlazeFace(
        OnnxModel.load(models, "face_detection_front_128x128_barracuda.onnx"), 128);
  }

  @Override
  public List<Detection> detect(Picture picture, Box square, Mirror mirror, double atLeast) {
    Map<Integer, float[]> outputs =
        model.run(Resampler.normalized(picture, square, side, mirror), 1, side);
    List<Detection> found = new ArrayList<>();
    for (Grid grid : List.of(FINE, COARSE)) {
      float[] scores = outputs.get(grid.count());
      float[] rows = outputs.get(grid.count() * ROW);
      for (int index = 0; index < grid.count(); index++) {
        double score = 1 / (1 + Math.exp(-scores[index]));
        if (score >= atLeast && rows[index * ROW + 2] > 0 && rows[index * ROW + 3] > 0) {
          found.add(new Detection(place(grid, index, rows, square, mirror), score));
        }
      }
    }
    return found;
  }

  private Box place(Grid grid, int index, float[] rows, Box square, Mirror mirror) {
    double seenX = grid.x(index) + rows[index * ROW] / side;
    double y = grid.y(index) + rows[index * ROW + 1] / side;
    double x = mirror == Mirror.MIRRORED ? 1 - seenX : seenX;
    double width = rows[index * ROW + 2] / side * square.width();
    double height = rows[index * ROW + 3] / side * square.height();
    return new Box(
        square.x() + x * square.width() - width / 2,
        square.y() + y * square.height() - height / 2,
        width,
        height);
  }

  @Override
  public void close() {
    model.close();
  }
}
