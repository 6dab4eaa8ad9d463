package levante.bench.campaign;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import levante.tosca.TemplateSource;

/**
 * Reads mutated templates one after the other, on a thread of its own, so that one that never ends
 * is found too.
 */
final class Campaign implements AutoCloseable {
  /** Of the reading thread, since a busy machine is not the reader's fault. */
  static final Duration MOST_PROCESSOR_TIME = Duration.ofSeconds(5);

  private static final Duration MOST_TIME = Duration.ofMinutes(2);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<TemplateSource> seeds;
  private final Predicate<Case> surfaces;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "campaign-reader");
            thread.setDaemon(true);
            return thread;
          });

  /** A campaign over everything that reads templates. */
  Campaign(List<TemplateSource> seeds) {
    this(seeds, new Surfaces()::read);
  }

  /**
   * A campaign over something else.
   *
   * @param surfaces whether a case is a topology
   */
  Campaign(List<TemplateSource> seeds, Predicate<Case> surfaces) {
    this.seeds = List.copyOf(seeds);
    this.surfaces = surfaces;
  }

  /** How one case went: whether it was a topology, how long it took, what was wrong. */
  record Verdict(boolean topology, Duration took, Optional<String> failure) {}

  /** A case that got no answer in time, or an exception. */
  record Failure(Case one, String why) {}

  /** Reads cases until a moment, at most so many. */
  CampaignReport run(long from, long most, Instant until, Clock clock, Consumer<Failure> failed) {
    CampaignReport report = CampaignReport.none(from);
    for (long i = from; i < from + most && clock.instant().isBefore(until); i++) {
      Case one = Case.of(i, seeds);
      Verdict verdict = read(one);
      verdict.failure().ifPresent(why -> failed.accept(new Failure(one, why)));
      report = report.with(i, verdict);
    }
    return report;
  }

  /** Reads one case. */
  Verdict read(Case one) {
    Future<Verdict> answer = reader.submit(() -> timed(one));
    try {
      return answer.get(MOST_TIME.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException thrown) {
      return failed(trace(thrown.getCause()));
    } catch (TimeoutException endless) {
      throw new IllegalStateException("case %d does not end".formatted(one.number()), endless);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", stopped);
    }
  }

  private Verdict timed(Case one) {
    long before = THREADS.getCurrentThreadCpuTime();
    boolean topology = surfaces.test(one);
    Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
    return new Verdict(
        topology,
        took,
        took.compareTo(MOST_PROCESSOR_TIME) > 0
            ? Optional.of("took %d ms of the processor".formatted(took.toMillis()))
            : Optional.empty());
  }

  private static Verdict failed(String why) {
    return new Verdict(false, Duration.ZERO, Optional.of(why));
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString().lines().limit(40).reduce("", (all, line) -> all + line + "\n");
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
