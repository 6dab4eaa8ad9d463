package levante.oscar.testing;

/** The process is gone: nothing catches it on its way. */
public final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  public Crash(String where) {
    super(where);
  }
}
