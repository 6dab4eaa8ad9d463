package levante.oscar.testing;

/** Every boundary that the module crosses, counted; at one of them the process may be killed. */
public final class CrashPoints {
  private int passed;
  private int deadly = Integer.MAX_VALUE;

  /** Kills at the n-th boundary from now on, once. */
  public void killAt(int n) {
    passed = 0;
    deadly = n;
  }

  public void pass(String where) {
    passed++;
    if (passed == deadly) {
      throw new Crash(where + ", boundary " + passed);
    }
  }

  public int passed() {
    return passed;
  }
}
