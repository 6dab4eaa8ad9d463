package levante.cli.words;

import java.util.Optional;

/**
 * An option that a verb takes.
 *
 * @param name with its dashes, such as {@code --input}
 * @param value what follows it, for the usage, such as {@code NAME=VALUE}; empty for a switch
 * @param repeated whether it may be given several times
 * @param help one sentence for the usage
 */
public record Option(String name, Optional<String> value, boolean repeated, String help) {
  public Option {
    if (!name.startsWith("--") || name.contains("=")) {
      throw new IllegalStateException("an option's name is like --json, not " + name);
    }
  }

  /** An option that is there or not. */
  public static Option flag(String name, String help) {
    return new Option(name, Optional.empty(), false, help);
  }

  /** An option with a value. */
  public static Option valued(String name, String value, String help) {
    return new Option(name, Optional.of(value), false, help);
  }

  /** An option with a value that may be given several times. */
  public static Option several(String name, String value, String help) {
    return new Option(name, Optional.of(value), true, help);
  }

  /** How it is written, for the usage. */
  String form() {
    return value.map(one -> name + " " + one).orElse(name);
  }
}
