package levante.inference.video;

/** How much of a face is hidden. */
public enum Blur {
  /** From above the hair line to the middle of the face: eyes and brow; a mask stays visible. */
  UPPER,
  /** The whole face; it cannot be classified afterwards. */
  WHOLE,
  /** Nothing. */
  NONE
}
