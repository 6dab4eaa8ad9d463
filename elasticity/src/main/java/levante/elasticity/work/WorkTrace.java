package levante.elasticity.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.cluster.Resources;
import levante.elasticity.work.WorkLedger.Span;
import levante.kernel.ClusterId;

/**
 * Recorded work as a trace in CSV. Times count from the beginning of its span; work that was there
 * before comes at 0 and lasts as long as was left of it, and what runs still lasts until now. Pods
 * are not named.
 */
public final class WorkTrace {
  /** The columns. */
  public static final String HEADER = "submit_s,duration_s,cpu,memory_mib,gpu,gang,priority";

  /** Pods of a gang come together; later ones of the same name are another. */
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  /** A pod that asks for none; a trace knows no work of no size. */
  private static final BigDecimal LEAST_CPU = new BigDecimal("0.001");

  private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

  private final Span span;
  private final Instant now;
  private final Appendable out;
  private final Map<String, Gang> gangs = new HashMap<>();
  private int rows;
  private int neverRan;
  private int running;

  /** Pods that came together. */
  private record Gang(int number, Instant last) {}

  private WorkTrace(Span span, Instant now, Appendable out) {
    this.span = span;
    this.now = now;
    this.out = out;
  }

  /**
   * What a trace has.
   *
   * @param rows work that ran
   * @param neverRan pods that were never seen with a node: nobody knows how long they would have
   *     run
   * @param running pods that run still
   */
  public record Told(int rows, int neverRan, int running) {}

  /**
   * Writes one, from the first comment to the last, which shows that nothing is missing.
   *
   * @param most so many pods, the newest
   */
  public static Told write(
      WorkLedger ledger, ClusterId cluster, Period period, int most, Appendable out) {
    WorkTrace trace = new WorkTrace(period.span(), period.now(), out);
    trace.line(
        "# work of cluster %s, from %s to %s; submit_s counts from the first"
            .formatted(cluster, period.span().from(), period.span().to()));
    trace.line(HEADER);
    ledger.each(cluster, period.span(), most, trace::row);
    trace.line(
        "# %d pods; left out as they were never seen with a node: %d; running still, until %s: %d"
            .formatted(trace.rows, trace.neverRan, period.now(), trace.running));
    return new Told(trace.rows, trace.neverRan, trace.running);
  }

  /**
   * What a trace is about, and when it is written.
   *
   * @param now no earlier than the span's end
   */
  public record Period(Span span, Instant now) {
    /** Of so long, up to now. */
    public static Period last(Duration length, Instant now) {
      return new Period(new Span(now.minus(length), now), now);
    }
  }

  private void row(Work work) {
    if (work.started().isEmpty()) {
      neverRan++;
      return;
    }
    running += work.ended().isEmpty() ? 1 : 0;
    rows++;
    Instant began = later(work.started().get(), span.from());
    Instant ended = later(work.ended().orElse(now), began);
    line(
        String.join(
            ",",
            seconds(Duration.between(span.from(), later(work.key().created(), span.from()))),
            seconds(Duration.between(began, ended)),
            plain(work.requests().get(Resources.CPU).toBigDecimal().max(LEAST_CPU)),
            plain(mebibytes(work.requests().get(Resources.MEMORY).toBigDecimal())),
            plain(work.requests().get(Resources.GPU).toBigDecimal()),
            work.gang().map(name -> gang(name, work.key().created())).orElse(""),
            Integer.toString(work.priority())));
  }

  private String gang(String name, Instant created) {
    Gang before = Optional.ofNullable(gangs.get(name)).orElse(new Gang(1, created));
    boolean same = Duration.between(before.last(), created).compareTo(TOGETHER) <= 0;
    Gang one = new Gang(same ? before.number() : before.number() + 1, created);
    gangs.put(name, one);
    return "%s~%d".formatted(name.replaceAll("[^A-Za-z0-9._/-]", "_"), one.number());
  }

  private void line(String text) {
    try {
      out.append(text).append('\n');
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static BigDecimal mebibytes(BigDecimal bytes) {
    return bytes.divide(MEBIBYTE, 3, RoundingMode.CEILING);
  }

  private static String seconds(Duration duration) {
    return plain(BigDecimal.valueOf(duration.toMillis(), 3));
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
