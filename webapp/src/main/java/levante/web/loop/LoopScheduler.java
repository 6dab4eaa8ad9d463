package levante.web.loop;

import static org.quartz.DateBuilder.futureDate;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.quartz.DateBuilder.IntervalUnit;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires the ticks of the loops with Quartz. Its store is in memory: what has to survive is in the
 * loops' own state, and a tick that was missed is simply the next one.
 */
public final class LoopScheduler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopScheduler.class);

  private static final long OPENING_MILLIS = 20;

  private final Scheduler scheduler;
  private final Map<String, Wakings> wakings;
  private final ScheduledExecutorService opener =
      Executors.newSingleThreadScheduledExecutor(LoopScheduler::daemon);

  private LoopScheduler(Scheduler scheduler, Map<String, Wakings> wakings) {
    this.scheduler = scheduler;
    this.wakings = wakings;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "levante-loops-opener");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts the loops, each on its own period.
   *
   * @param ready before it is true no loop looks; who wakes one until then has it look first
   */
  public static LoopScheduler start(List<Loop> loops, BooleanSupplier ready) {
    Map<String, Wakings> wakings =
        loops.stream().collect(Collectors.toMap(Loop::name, Wakings::new));
    try {
      Scheduler scheduler = new StdSchedulerFactory(properties(loops.size())).getScheduler();
      scheduler.setJobFactory(
          (bundle, owner) -> new LoopJob(wakings.get(bundle.getJobDetail().getKey().getName())));
      for (Loop loop : loops) {
        scheduler.scheduleJob(
            newJob(LoopJob.class).withIdentity(loop.name()).build(),
            newTrigger()
                .startNow()
                .withSchedule(
                    simpleSchedule()
                        .withIntervalInMilliseconds(loop.period().toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build());
      }
      LoopScheduler started = new LoopScheduler(scheduler, wakings);
      started.openOnce(ready);
      return started;
    } catch (SchedulerException e) {
      throw new IllegalStateException("the loops cannot be scheduled", e);
    }
  }

  /** The first question is put here, so that the other thread has no class to load for it. */
  private void openOnce(BooleanSupplier ready) {
    if (ready.getAsBoolean()) {
      open();
      return;
    }
    ScheduledFuture<?> unused =
        opener.scheduleWithFixedDelay(
            () -> {
              if (ready.getAsBoolean()) {
                open();
              }
            },
            OPENING_MILLIS,
            OPENING_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  private void open() {
    try {
      scheduler.start();
      LOG.atInfo().log("the loops have begun");
    } catch (SchedulerException e) {
      throw new IllegalStateException("the loops cannot be started", e);
    } finally {
      opener.shutdown();
    }
  }

  /**
   * Lets a loop look at everything early, soon after this returns: after a rest as long as its last
   * look took.
   */
  public void wake(String loop) {
    wakings.get(loop).granted().ifPresent(rest -> look(loop, rest));
  }

  private void look(String loop, Duration rest) {
    try {
      scheduler.scheduleJob(
          newTrigger()
              .forJob(loop)
              .startAt(futureDate(Math.toIntExact(rest.toMillis()), IntervalUnit.MILLISECOND))
              .build());
    } catch (SchedulerException stopped) {
      // The server stops; what is to be looked at is found at its next start.
      LOG.atDebug().setCause(stopped).addKeyValue("loop", loop).log("not woken");
    }
  }

  private static Properties properties(int loops) {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "levante-loops");
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    properties.setProperty("org.quartz.threadPool.threadCount", String.valueOf(loops));
    properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    return properties;
  }

  /** Waits for the ticks that run, then stops. */
  @Override
  public void close() {
    opener.shutdownNow();
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the loops cannot be stopped", e);
    }
  }
}
