package levante.web.loop;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One tick of one loop; never two of the same at once. */
@DisallowConcurrentExecution
final class LoopJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(LoopJob.class);

  private final Wakings wakings;

  LoopJob(Wakings wakings) {
    this.wakings = wakings;
  }

  /** A fault ends this tick, not the loop: the next looks at everything again. */
  @Override
  public void execute(JobExecutionContext context) {
    try {
      wakings.look();
    } catch (RuntimeException fault) {
      LOG.atError().addKeyValue("loop", wakings.loop().name()).setCause(fault).log("a tick failed");
    }
  }
}
