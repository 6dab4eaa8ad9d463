package levante.cli.demo;

import java.io.PrintStream;

/** Tells the story to the person at the terminal, or nothing but its last line to a program. */
public final class Narrator {
  private final PrintStream out;
  private final boolean silent;

  private Narrator(PrintStream out, boolean silent) {
    this.out = out;
    this.silent = silent;
  }

  /** Tells everything. */
  public static Narrator full(PrintStream out) {
    return new Narrator(out, false);
  }

  /** Tells the last line only. */
  public static Narrator lastLineOnly(PrintStream out) {
    return new Narrator(out, true);
  }

  /** A new part of the story. */
  public void chapter(String title) {
    say("");
    say("== " + title);
  }

  /** One line of it. */
  public void say(String line) {
    if (!silent) {
      out.println(line);
      out.flush();
    }
  }

  /** The last line, for people and programs alike. */
  public void last(String json) {
    out.println(json);
    out.flush();
  }
}
