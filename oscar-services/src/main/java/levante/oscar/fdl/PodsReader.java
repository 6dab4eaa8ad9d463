package levante.oscar.fdl;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.oscar.exposure.Exposure;
import levante.oscar.fdl.ServiceDefinition.Synchronous;

/**
 * Reads what a service says of its pods: {@code batch}, a field of Levante's that OSCAR does not
 * have, {@code synchronous}, and {@code expose}.
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

  /** How it is reached as a server; what is wrong is reported. */
  static Exposure exposure(Fields service) {
    return service
        .fields("expose")
        .map(fields -> new PodsReader(fields).exposure())
        .orElse(Exposure.NONE);
  }

  private Exposure exposure() {
    Exposure.Scale scale = scaling();
    int port = number("api_port", Exposure.LAST_PORT).orElse(0);
    boolean elsewhere = number("nodePort").or(() -> number("NodePort")).isPresent();
    boolean forwarded =
        fields.text("auth_type").filter(text -> !text.matches("|basic")).isPresent();
    fields.text("probe_mode");
    Exposure exposure =
        new Exposure(
            scale,
            port,
            told("set_auth", true) ? Exposure.Access.TOKEN : Exposure.Access.OPEN,
            told("rewrite_target", false) ? Exposure.Paths.WHOLE : Exposure.Paths.STRIPPED,
            told("default_command", false) ? Exposure.Command.IMAGE : Exposure.Command.SCRIPT,
            fields.text("health_path").filter(this::isPath).orElse(""));
    fields.refuseOthers();
    if (!exposure.serves()) {
      return Exposure.NONE;
    }
    String unused = "NOT_ACTED_UPON";
    warn(elsewhere, "nodePort", unused, "no port of the nodes is opened; it has a path instead");
    warn(forwarded, "auth_type", unused, "the token is asked for by HTTP Basic or Bearer");
    boolean open = exposure.access() == Exposure.Access.OPEN;
    warn(open, "set_auth", "OPEN_TO_ALL", "whoever reaches this server may ask the service");
    return exposure;
  }

  private boolean told(String flag, boolean otherwise) {
    return fields.flag(flag).orElse(otherwise);
  }

  private Optional<Integer> number(String field) {
    return number(field, Exposure.LAST_PORT);
  }

  /** 0 is what OSCAR's client sends for a field that is not there. */
  private Exposure.Scale scaling() {
    Exposure.Scale normal = Exposure.Scale.DEFAULT;
    int least = number("min_scale", Exposure.Scale.MOST_PODS).orElse(normal.least());
    Optional<Integer> most = number("max_scale", Exposure.Scale.MOST_PODS);
    int percent = number("cpu_threshold", 100).orElse(normal.cpuPercent());
    if (most.isPresent() && most.get() < least) {
      wrong("min_scale", "at most max_scale, which is %d,".formatted(most.get()));
      return normal;
    }
    return new Exposure.Scale(least, most.orElse(Math.max(least, normal.most())), percent);
  }

  /** Empty when it is 0, or wrong. */
  private Optional<Integer> number(String field, int most) {
    Optional<String> text = fields.text(field).filter(one -> !one.isEmpty());
    if (text.filter(one -> !one.matches("[0-9]{1,5}")).isPresent()
        || text.filter(one -> Integer.parseInt(one) > most).isPresent()) {
      wrong(field, "a number from 0 to %d".formatted(most));
      return Optional.empty();
    }
    return text.map(Integer::valueOf).filter(one -> one > 0);
  }

  private boolean isPath(String text) {
    boolean path = text.matches("/[\\x21-\\x7e]{0,255}");
    if (!path && !text.isEmpty()) {
      wrong("health_path", "a path that begins with / and has no blank");
    }
    return path;
  }

  private void warn(boolean so, String field, String code, String message) {
    if (so) {
      fields.problems().warning(fields.key(field), fields.under(field), code, message);
    }
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
