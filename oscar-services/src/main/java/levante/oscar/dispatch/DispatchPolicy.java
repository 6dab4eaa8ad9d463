package levante.oscar.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.oscar.inbox.Delivery;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StoredObject;

/**
 * Decides what to do next about every delivery and job. Pure: the same view at the same instant
 * decides the same. Unknown is never absent: of a cluster that does not answer nothing is started,
 * ended or given up.
 */
public final class DispatchPolicy {
  /** Of a batch that is cancelled only one is told as cancelled. */
  private static final Set<JobRun.FailureKind> OF_RECALLS =
      Set.of(JobRun.FailureKind.CANCELLED, JobRun.FailureKind.EVICTED);

  private final DispatchConfig config;

  /** Within these bounds. */
  public DispatchPolicy(DispatchConfig config) {
    this.config = config;
  }

  /** At most one decision for each job and each due delivery; ended work first, starts last. */
  public List<DispatchDecision> decide(DispatchView view, Instant now) {
    List<DispatchDecision> decisions = new ArrayList<>();
    Map<ClusterId, Map<JobName, JobRun>> runs = complete(view);
    Handovers handovers = new Handovers(view, runs.keySet(), now);
    List<Job> lost = new ArrayList<>();
    for (Job job : view.open()) {
      if (isLost(view, job, runs)) {
        lost.add(job);
      } else {
        ofJob(view, job, runs, handovers, now).ifPresent(decisions::add);
      }
    }
    Job.batches(lost).forEach(batch -> decisions.add(again(view, batch)));
    decisions.addAll(forgets(view, runs));
    handovers
        .recalls(runs)
        .forEach(batch -> decisions.add(new DispatchDecision.Recall(batch, "no node for so long")));
    decisions.addAll(new Starts(config, view, runs.keySet(), handovers, now).decide());
    return decisions;
  }

  /** A cluster forgets a batch as a whole, so only once nobody needs to see any of it. */
  private static List<DispatchDecision> forgets(
      DispatchView view, Map<ClusterId, Map<JobName, JobRun>> runs) {
    Set<JobName> open = view.open().stream().map(Job::batch).collect(Collectors.toSet());
    List<Job> known =
        view.ended().stream()
            .filter(job -> !open.contains(job.batch()))
            .filter(
                job -> runs.getOrDefault(job.service().cluster(), Map.of()).containsKey(job.name()))
            .toList();
    return Job.batches(known).stream()
        .<DispatchDecision>map(
            batch -> new DispatchDecision.Forget(batch, "its result is recorded"))
        .toList();
  }

  /** Whether the cluster answers, does not know the job, and should. */
  private static boolean isLost(
      DispatchView view, Job job, Map<ClusterId, Map<JobName, JobRun>> runs) {
    return Optional.ofNullable(runs.get(job.service().cluster()))
            .filter(known -> !known.containsKey(job.name()))
            .isPresent()
        && reads(view, job.service(), job.storage(), job.input());
  }

  private static Map<ClusterId, Map<JobName, JobRun>> complete(DispatchView view) {
    Map<ClusterId, Map<JobName, JobRun>> complete = new TreeMap<>();
    view.runs()
        .forEach(
            (cluster, said) ->
                said.match(all -> Optional.of(all.runs()), silent -> Optional.<List<JobRun>>empty())
                    .ifPresent(
                        runs ->
                            complete.put(
                                cluster,
                                runs.stream()
                                    .collect(
                                        Collectors.toMap(
                                            JobRun::name, Function.identity(), (a, b) -> b)))));
    return complete;
  }

  private Optional<DispatchDecision> ofJob(
      DispatchView view,
      Job job,
      Map<ClusterId, Map<JobName, JobRun>> runs,
      Handovers handovers,
      Instant now) {
    boolean wanted = reads(view, job.service(), job.storage(), job.input());
    Delivery delivery = view.deliveries().get(job.delivery());
    if (delivery == null) {
      throw new IllegalStateException("job %s has no delivery".formatted(job.name()));
    }
    Map<JobName, JobRun> known = runs.get(job.service().cluster());
    if (known == null) {
      return Optional.of(silent(view, job, delivery, now));
    }
    JobRun run = known.get(job.name());
    if (run == null) {
      return Optional.of(unwanted(job, delivery, now));
    }
    if (run.state().isFinal()) {
      Job ended = job.seenAs(run);
      return recalled(ended, delivery, handovers)
          .or(() -> Optional.of(ended(view, ended, delivery, run, now)));
    }
    if (!wanted) {
      return Optional.of(new DispatchDecision.Cancel(job, "nobody listens to its input any more"));
    }
    Job seen = job.seenAs(run);
    return seen.equals(job)
        ? Optional.empty()
        : Optional.of(new DispatchDecision.Observe(seen, "it is " + run.state()));
  }

  /** What was ended so that a replica takes it; empty when it ended otherwise. */
  private static Optional<DispatchDecision> recalled(
      Job job, Delivery delivery, Handovers handovers) {
    boolean forIt =
        job.failure()
            .map(why -> OF_RECALLS.contains(why.kind()))
            .filter(any -> delivery.state() == Delivery.State.RECALLED)
            .orElse(false);
    if (!forIt) {
      return Optional.empty();
    }
    String why = "no replica can take it now";
    return handovers
        .ofRecalled(job, delivery)
        .<DispatchDecision>map(taken -> taken)
        .or(
            () ->
                Optional.of(
                    new DispatchDecision.Retry(
                        job, delivery.in(Delivery.State.WAITING, why), why)));
  }

  private static DispatchDecision silent(
      DispatchView view, Job job, Delivery delivery, Instant now) {
    boolean gone =
        Optional.ofNullable(view.runs().get(job.service().cluster()))
            .map(said -> said.match(all -> false, s -> s.code() == ErrorCode.CLUSTER_NOT_FOUND))
            .orElse(false);
    if (gone && !view.world().services().containsKey(job.service())) {
      return unwanted(job, delivery, now);
    }
    return new DispatchDecision.Hold(job.name().value(), "its cluster does not answer");
  }

  private static DispatchDecision again(DispatchView view, List<Job> batch) {
    Job any = batch.get(0);
    return ready(view, any.service())
        ? new DispatchDecision.StartAgain(batch, "its cluster does not know it")
        : new DispatchDecision.Hold(any.batch().value(), "a storage of its service is not ready");
  }

  private static DispatchDecision unwanted(Job job, Delivery delivery, Instant now) {
    String why = "its service is gone, or no longer reads this input";
    return new DispatchDecision.DeadLetter(
        job.failed(JobRun.Failure.cancelled(why), now),
        delivery.in(Delivery.State.CANCELLED, why),
        why);
  }

  private DispatchDecision ended(
      DispatchView view, Job job, Delivery delivery, JobRun run, Instant now) {
    if (run.state() == JobRun.State.SUCCEEDED) {
      return new DispatchDecision.Succeed(
          job.made(published(view, job, run)),
          delivery.in(Delivery.State.SUCCEEDED, "%d results".formatted(run.outputs().size())),
          "its script ended well and its results are uploaded");
    }
    JobRun.Failure failure = run.failure().orElseThrow();
    String why = "%s: %s".formatted(failure.kind(), failure.message());
    return switch (failure.kind()) {
      case SCRIPT, OUT_OF_MEMORY, DEADLINE -> next(job, delivery, Delivery.Blame.SCRIPT, why, now);
      case EVICTED, IMAGE, INFRASTRUCTURE -> next(job, delivery, Delivery.Blame.OTHERS, why, now);
      case INPUT_GONE ->
          new DispatchDecision.DeadLetter(job, delivery.in(Delivery.State.GONE, why), why);
      case CANCELLED ->
          new DispatchDecision.DeadLetter(job, delivery.in(Delivery.State.CANCELLED, why), why);
    };
  }

  private DispatchDecision next(
      Job job, Delivery delivery, Delivery.Blame blame, String why, Instant now) {
    boolean script = blame == Delivery.Blame.SCRIPT;
    int failures = 1 + (script ? delivery.scriptFailures() : delivery.otherFailures());
    int most = script ? config.maxScriptAttempts() - 1 : config.maxOtherFailures();
    if (failures > most) {
      return new DispatchDecision.DeadLetter(job, delivery.dead(blame, why), why);
    }
    Instant again = now.plus(config.backoff().after(failures));
    return new DispatchDecision.Retry(job, delivery.againFrom(again, blame, why), why);
  }

  /** A run names storages as its service does; the record keeps what tells them apart for good. */
  private static List<JobRun.Published> published(DispatchView view, Job job, JobRun run) {
    Optional<Service> service = Optional.ofNullable(view.world().services().get(job.service()));
    return run.outputs().stream()
        .map(
            output ->
                new JobRun.Published(
                    service.stream()
                        .flatMap(known -> known.outputs().stream())
                        .filter(path -> path.provider().equals(output.storageId()))
                        .map(path -> path.storage().identity())
                        .findFirst()
                        .orElse(output.storageId()),
                    output.object()))
        .toList();
  }

  static boolean reads(DispatchView view, ServiceId id, String storage, StoredObject object) {
    return Optional.ofNullable(view.world().services().get(id))
        .flatMap(service -> JobSpecs.input(view.world(), service, storage, object))
        .isPresent();
  }

  static boolean ready(DispatchView view, ServiceId id) {
    return Optional.ofNullable(view.world().services().get(id))
        .filter(service -> JobSpecs.storagesOf(service, view.world().storages()).isPresent())
        .isPresent();
  }
}
