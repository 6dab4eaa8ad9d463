package levante.inference.detect;

import java.util.List;
import levante.inference.picture.Box;
import levante.inference.picture.Mirror;
import levante.inference.picture.Picture;

/** Tells from one look at each of some parts of a picture whether the face in it wears a mask. */
public interface MaskClassifier extends AutoCloseable {
  /** A part of a picture, perhaps mirrored. */
  record View(Box box, Mirror mirror) {}

  /** The model's probability of a mask, 0 to 1, for each view in the order given. */
  List<Double> maskProbabilities(Picture picture, List<View> views);

  @Override
  void close();
}
