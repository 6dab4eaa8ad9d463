package levante.inference.detect;

import java.util.ArrayList;
import java.util.List;
import levante.inference.detect.MaskClassifier.View;
import levante.inference.picture.Box;
import levante.inference.picture.Mirror;
import levante.inference.picture.Picture;
import levante.inference.picture.Tint;

/**
 * Decides how probably a face wears a mask. The model alone leans on colour and is too shy of masks
 * (a recall of 74 % without any false alarm, says its README), so it looks at the face in several
 * ways, the mean of the log odds counts, and a constant moves the decision to where masked and bare
 * faces part.
 */
public final class MaskSearch {
  /** From this probability up a face counts as masked. */
  public static final double MASKED = 0.5;

  /** The model was measured on boxes grown by 15 %. Source: the models' README. */
  private static final double GROWN = 0.15;

  /** Added log odds. On 300 composed faces bare ones had at most -3.1, masked at least 0.1. */
  private static final double SHIFT = 1.4;

  /** Keeps one overconfident look from outweighing all others. */
  private static final double MOST_LOG_ODDS = 8;

  private final MaskClassifier classifier;

  /** A search that asks the classifier several times for each face. */
  public MaskSearch(MaskClassifier classifier) {
    this.classifier = classifier;
  }

  /** The probability of a mask, 0 to 1, on the face in the box. */
  public double probability(Picture picture, Box face) {
    List<View> views = views(picture, face);
    double sum = 0;
    for (double probability : classifier.maskProbabilities(picture, views)) {
      double odds = probability / Math.max(1 - probability, 1e-9);
      double logOdds = Math.log(Math.max(odds, 1e-9));
      sum += Math.min(Math.max(logOdds, -MOST_LOG_ODDS), MOST_LOG_ODDS);
    }
    return 1 / (1 + Math.exp(-(sum / views.size() + SHIFT)));
  }

  private static List<View> views(Picture picture, Box face) {
    Box straight = face.grown(GROWN).within(picture.width(), picture.height());
    Box lower = face.shifted(0, 0.08).grown(GROWN).within(picture.width(), picture.height());
    List<View> views = new ArrayList<>();
    for (Tint tint : Tint.values()) {
      views.add(new View(straight, Mirror.AS_IS, tint));
    }
    views.add(new View(straight, Mirror.MIRRORED, Tint.NATURAL));
    views.add(new View(lower, Mirror.AS_IS, Tint.FADED));
    views.add(new View(lower, Mirror.AS_IS, Tint.SWAPPED));
    return views;
  }
}
