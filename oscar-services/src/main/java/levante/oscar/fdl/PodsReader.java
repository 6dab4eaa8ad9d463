package levante.oscar.fdl;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.oscar.fdl.ServiceDefinition.Synchronous;

/**
 * Reads what a service says of its pods: {@code batch}, a field of Levante's that OSCAR does not
 * have, and {@code synchronous}.
 */
final class PodsReader {
  private static final Pattern WAIT = Pattern.compile("([0-9]{1,7})(ms|s|m|h)?");

  private final Fields fields;

  private PodsReader(Fields fields) {
    this.fields = fields;
  }

  /** How its files share pods; what is wrong is reported. */
  static Batching batch(Fields service) {
    return service
        .fields("batch")
        .map(fields -> new PodsReader(fields).batch())
        .orElse(Batching.NONE);
  }

  /** The pods kept for its calls; what is wrong is reported. */
  static Synchronous synchronous(Fields service) {
    return service
        .fields("synchronous")
        .map(fields -> new PodsReader(fields).synchronous())
        .orElse(Synchronous.NONE);
  }

  private Synchronous synchronous() {
    int least = fields.text("min_scale").flatMap(text -> scale("min_scale", text)).orElse(0);
    int most = fields.text("max_scale").flatMap(text -> scale("max_scale", text)).orElse(0);
    fields.refuseOthers();
    if (most > 0 && least > most) {
      wrong("min_scale", "at most max_scale, which is %d,".formatted(most));
      return Synchronous.NONE;
    }
    return new Synchronous(least, most);
  }

  private Optional<Integer> scale(String field, String text) {
    if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) <= Synchronous.MOST_PODS) {
      return Optional.of(Integer.parseInt(text));
    }
    wrong(field, "a number of pods from 0 to %d".formatted(Synchronous.MOST_PODS));
    return Optional.empty();
  }

  private Batching batch() {
    int files = fields.required("max_files").flatMap(this::files).orElse(1);
    Duration wait = fields.text("max_wait").flatMap(this::wait).orElse(Batching.DEFAULT_WAIT);
    fields.refuseOthers();
    return files == 1 ? Batching.NONE : new Batching(files, wait);
  }

  private Optional<Integer> files(String text) {
    if (text.matches("[0-9]{1,4}")) {
      int files = Integer.parseInt(text);
      if (files >= 1 && files <= Batching.MOST_FILES) {
        return Optional.of(files);
      }
    }
    wrong("max_files", "a number of files from 1 to %d".formatted(Batching.MOST_FILES));
    return Optional.empty();
  }

  private Optional<Duration> wait(String text) {
    Matcher matcher = WAIT.matcher(text);
    if (matcher.matches()) {
      Duration wait = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
      if (wait.compareTo(Batching.LONGEST_WAIT) <= 0) {
        return Optional.of(wait);
      }
    }
    wrong("max_wait", "seconds, or a number with ms, s, m or h, an hour at most");
    return Optional.empty();
  }

  private static Duration duration(long number, String unit) {
    return switch (unit == null ? "s" : unit) {
      case "ms" -> Duration.ofMillis(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofSeconds(number);
    };
  }

  private void wrong(String field, String expected) {
    fields
        .problems()
        .error(
            fields.take(field).orElse(fields.node()),
            fields.under(field),
            "INVALID_VALUE",
            expected + " is expected here");
  }
}
