package levante.cli.words;

import java.util.Map;

/** Whether and how the terminal is asked for colours. */
public enum Colours {
  ON,
  OFF;

  /**
   * Colours on a terminal only, and not against the wish of the one who sits there: see
   * https://no-color.org.
   */
  public static Colours of(boolean terminal, Map<String, String> environment) {
    boolean unwanted =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return terminal && !unwanted ? ON : OFF;
  }

  /** An error. */
  public String red(String text) {
    return with("1;31", text);
  }

  /** A warning. */
  public String yellow(String text) {
    return with("1;33", text);
  }

  /** All is well. */
  public String green(String text) {
    return with("1;32", text);
  }

  /** What is read first. */
  public String bold(String text) {
    return with("1", text);
  }

  /** What is there to guide the eye. */
  public String faint(String text) {
    return with("2", text);
  }

  private String with(String codes, String text) {
    return this == ON ? "\u001b[" + codes + "m" + text + "\u001b[0m" : text;
  }
}
