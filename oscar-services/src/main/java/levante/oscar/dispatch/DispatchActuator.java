package levante.oscar.dispatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries decisions out. The order of each makes a crash in between harmless: a job is written down
 * before its cluster hears of it, and its result before the cluster may forget it.
 */
final class DispatchActuator implements DispatchDecision.Actions {
  private static final Logger LOG = LoggerFactory.getLogger(DispatchActuator.class);

  private final Inbox inbox;
  private final JobStore store;
  private final JobRunner runner;
  private final DispatchConfig config;
  private final DispatchView.World world;

  DispatchActuator(
      Inbox inbox,
      JobStore store,
      JobRunner runner,
      DispatchConfig config,
      DispatchView.World world) {
    this.inbox = inbox;
    this.store = store;
    this.runner = runner;
    this.config = config;
    this.world = world;
  }

  @Override
  public void start(List<Job> batch) {
    store.open(batch);
    startAgain(batch);
  }

  @Override
  public void startAgain(List<Job> batch) {
    Duration deadline = config.jobDeadline();
    List<JobSpec> specs =
        batch.stream().flatMap(job -> JobSpecs.of(job, world, deadline).stream()).toList();
    if (specs.isEmpty()) {
      return;
    }
    Job any = batch.get(0);
    try {
      runner.start(any.service().cluster(), new JobRunner.Batch(any.batch(), specs));
    } catch (LevanteException e) {
      if (e.code().kind() != ErrorCode.Kind.CALLER) {
        throw e;
      }
      batch.forEach(job -> refused(job, e.getMessage()));
    }
  }

  /** What a cluster will never take is told to its owner, and not offered again. */
  private void refused(Job job, String why) {
    JobRun.Failure failure = new JobRun.Failure(JobRun.FailureKind.SCRIPT, Optional.empty(), why);
    for (Delivery delivery : inbox.find(List.of(job.delivery()))) {
      close(job.failed(failure, job.created()), delivery.dead(Delivery.Blame.SCRIPT, why));
    }
  }

  @Override
  public void observe(Job seen) {
    store.observe(seen);
  }

  @Override
  public void recall(List<Job> batch) {
    inbox.recall(batch.stream().map(Job::delivery).toList());
    batch.forEach(this::cancel);
  }

  @Override
  public void handOver(Delivery ended, Delivery taken) {
    inbox.handOver(ended, taken);
    logHandOver(ended, taken);
  }

  @Override
  public void handOver(Job ended, Delivery after, Delivery taken) {
    store.handOver(ended, after, taken, bounded(logOf(ended)));
    logHandOver(after, taken);
  }

  private static void logHandOver(Delivery ended, Delivery taken) {
    LOG.atInfo()
        .addKeyValue("object", ended.object().key())
        .addKeyValue("service", ended.key().service())
        .addKeyValue("replica", taken.key().service())
        .log("file handed over: {}", ended.reason().orElse(""));
  }

  @Override
  public void close(Job ended, Delivery after) {
    store.close(ended, after, bounded(logOf(ended)));
    LOG.atInfo()
        .addKeyValue("job", ended.name())
        .addKeyValue("service", ended.service())
        .addKeyValue("object", ended.input().key())
        .addKeyValue("state", ended.state())
        .addKeyValue("delivery", after.state())
        .log("job ended: {}", after.reason().orElse(""));
  }

  /** A log that the cluster lost, or with it, must not keep a result from being recorded. */
  private String logOf(Job job) {
    try {
      return runner.log(job.service().cluster(), job.name());
    } catch (LevanteException e) {
      if (e.code() == ErrorCode.JOB_NOT_FOUND || e.code() == ErrorCode.CLUSTER_NOT_FOUND) {
        return "";
      }
      throw e;
    }
  }

  private String bounded(String log) {
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= config.mostLogBytes()) {
      return log;
    }
    int from = bytes.length - config.mostLogBytes();
    while (from < bytes.length && (bytes[from] & 0xC0) == 0x80) {
      from++;
    }
    return "[the first %d bytes are left out]%n".formatted(from)
        + new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
  }

  @Override
  public void cancel(Job job) {
    runner.cancel(job.service().cluster(), job.name());
  }

  @Override
  public void forget(List<Job> batch) {
    Job any = batch.get(0);
    runner.forget(any.service().cluster(), any.batch());
    store.forgotten(batch.stream().map(Job::name).toList());
  }

  @Override
  public void drop(Delivery ended) {
    inbox.end(ended);
  }
}
