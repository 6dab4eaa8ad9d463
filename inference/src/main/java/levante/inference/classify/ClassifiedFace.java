package levante.inference.classify;

import levante.inference.detect.MaskSearch;
import levante.inference.picture.Box;

/** A face and the probability, 0 to 1, that it wears a mask. */
public record ClassifiedFace(Box box, double mask) {
  /** Whether the face counts as masked. */
  public boolean masked() {
    return mask >= MaskSearch.MASKED;
  }
}
