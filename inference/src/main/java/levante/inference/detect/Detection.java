package levante.inference.detect;

import levante.inference.picture.Box;

/** A face that was found: where, and how sure the detector is, 0 to 1. */
public record Detection(Box box, double score) {
  /** Checks the score. */
  public Detection {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score is 0 to 1, not " + score);
    }
  }
}
