package levante.inference.picture;

/** Whether a view is looked at as it is or mirrored left to right. */
public enum Mirror {
  AS_IS,
  MIRRORED
}
