package levante.web.meter;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobRun;
import levante.oscar.inbox.Delivery;
import levante.oscar.report.JobListener;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/** Jobs of all services together, and the files that they were for, as metrics. */
public final class JobMetrics implements JobListener {
  private static final String SUCCEEDED = "succeeded";

  /** What a file may be when its job ends and no other follows. */
  private static final Set<Delivery.State> ENDED =
      Collections.unmodifiableSet(
          EnumSet.of(
              Delivery.State.SUCCEEDED,
              Delivery.State.DEAD,
              Delivery.State.GONE,
              Delivery.State.CANCELLED,
              Delivery.State.DELEGATED));

  private static final Metadata NOTICE =
      timer(
          "levante_files_noticed", "files, from when they were written to when they were accepted");
  private static final Metadata QUEUE =
      timer("levante_files_queued", "files, from when they were accepted to their first job");
  private static final Metadata WAIT =
      timer("levante_jobs_waited", "jobs, from when they were made to when they ran on a node");
  private static final Metadata RUN =
      timer("levante_jobs_ran", "jobs, from when they ran on a node to their end");
  private static final Metadata FILES =
      Metadata.builder()
          .withName("levante_files_ended_total")
          .withDescription("files of which no job is wanted any more")
          .build();

  private final MetricRegistry registry;

  /** Puts them into that registry. */
  public JobMetrics(MetricRegistry registry) {
    this.registry = registry;
    registry.timer(RUN, new Tag("outcome", SUCCEEDED));
    for (JobRun.FailureKind kind : JobRun.FailureKind.values()) {
      registry.timer(RUN, new Tag("outcome", word(kind)));
    }
    ENDED.forEach(state -> registry.counter(FILES, new Tag("result", word(state))));
  }

  private static Metadata timer(String name, String description) {
    return Metadata.builder()
        .withName(name)
        .withDescription(description)
        .withUnit(MetricUnits.NANOSECONDS)
        .build();
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void ended(Job job, Delivery after) {
    if (job.attempt() == 1) {
      took(NOTICE, after.object().lastModified(), after.accepted());
      took(QUEUE, after.accepted(), job.created());
    }
    job.started().ifPresent(started -> took(WAIT, job.created(), started));
    String outcome = job.failure().map(one -> word(one.kind())).orElse(SUCCEEDED);
    job.finished()
        .ifPresent(end -> took(RUN, job.started().orElse(end), end, new Tag("outcome", outcome)));
    if (ENDED.contains(after.state())) {
      registry.counter(FILES, new Tag("result", word(after.state()))).inc();
    }
  }

  /** Clocks of storages and nodes may be behind ours. */
  private void took(Metadata what, Instant from, Instant to, Tag... tags) {
    Duration time = Duration.between(from, to);
    registry.timer(what, tags).update(time.isNegative() ? Duration.ZERO : time);
  }
}
