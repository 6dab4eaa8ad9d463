package levante.web.loop;

import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;

/**
 * Fires the ticks of the loops with Quartz. Its store is in memory: what has to survive is in the
 * loops' own state, and a tick that was missed is simply the next one.
 */
public final class LoopScheduler implements AutoCloseable {
  private final Scheduler scheduler;

  private LoopScheduler(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Starts the loops, each on its own period. */
  public static LoopScheduler start(List<Loop> loops) {
    Map<String, Loop> byName =
        loops.stream().collect(Collectors.toMap(Loop::name, Function.identity()));
    try {
      Scheduler scheduler = new StdSchedulerFactory(properties(loops.size())).getScheduler();
      scheduler.setJobFactory(
          (bundle, owner) -> new LoopJob(byName.get(bundle.getJobDetail().getKey().getName())));
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
      scheduler.start();
      return new LoopScheduler(scheduler);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the loops cannot be scheduled", e);
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
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the loops cannot be stopped", e);
    }
  }
}
