package levante.oscar.fdl;

/**
 * Reads FDL, and OSCAR's JSON form of one service (JSON is YAML), into the same values. A text is
 * at most 1 MiB and 32 levels deep.
 */
public final class FdlReader {
  /** A text is at most so many bytes long. */
  public static final int MOST_BYTES = 1 << 20;

  /**
   * Reads a whole FDL.
   *
   * @param file how the text is called in diagnostics
   * @throws levante.kernel.LevanteException INVALID_FDL with every problem found
   */
  public Fdl read(String file, String text) {
    throw new UnsupportedOperationException(file + text);
  }

  /**
   * Reads the body of {@code POST /system/services}: one service, its providers inside.
   *
   * @param clusterKey the cluster that the service is posted to; what the body calls it is the
   *     client's own name for it and does not count
   * @throws levante.kernel.LevanteException INVALID_FDL with every problem found
   */
  public Fdl readService(String file, String text, String clusterKey) {
    throw new UnsupportedOperationException(file + text + clusterKey);
  }
}
