package levante.cli.reach;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import levante.cli.client.Patience;
import levante.cli.failure.CliFailure;
import levante.cli.words.Option;
import levante.cli.words.Words;

/** Waiting for what was asked for, as {@code --wait} and {@code --timeout} say. */
public final class Waiting {
  /** Waits until it is done. */
  public static final String WAIT = "--wait";

  private static final String TIMEOUT = "--timeout";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private Waiting() {}

  /** The options of a verb that can wait. */
  public static List<Option> options(String until, String otherwise) {
    return List.of(
        Option.flag(WAIT, "Wait until " + until + "."),
        Option.valued(
            TIMEOUT,
            "TIME",
            "How long to wait, such as 90s, 20m, 2h. Default: %s.".formatted(otherwise)));
  }

  /** How long the words let wait. */
  public static Duration limit(Words words, Duration otherwise) {
    return words.value(TIMEOUT).map(Waiting::duration).orElse(otherwise);
  }

  /** A time as people write it ({@code 90s}, {@code 20m}) or as ISO 8601 does ({@code PT20M}). */
  public static Duration duration(String text) {
    String iso = text.toUpperCase(Locale.ROOT);
    try {
      return Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
    } catch (DateTimeParseException wrong) {
      throw new CliFailure(
          CliFailure.USAGE, "'%s' is no time; write it like 90s, 20m or 2h".formatted(text));
    }
  }

  /**
   * Looks until there is something.
   *
   * @throws CliFailure TIME_OVER with what {@code missing} says when there is nothing in time
   */
  public static <T> T until(
      Patience patience, Duration limit, Supplier<Optional<T>> look, Supplier<String> missing) {
    return patience
        .until(limit, BETWEEN_LOOKS, look)
        .orElseThrow(
            () ->
                new CliFailure(
                    CliFailure.TIME_OVER,
                    "the time is over (%s): %s".formatted(said(limit), missing.get())));
  }

  /** A time as people write it. */
  private static String said(Duration time) {
    return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
