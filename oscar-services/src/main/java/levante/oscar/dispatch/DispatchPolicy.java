package levante.oscar.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.oscar.inbox.CallPlace;
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
  private final DispatchConfig config;

  /** Within these bounds. */
  public DispatchPolicy(DispatchConfig config) {
    this.config = config;
  }

  /** At most one decision for each job and each due delivery; ended work first, starts last. */
  public List<DispatchDecision> decide(DispatchView view, Instant now) {
    List<DispatchDecision> decisions = new ArrayList<>();
    Map<ClusterId, Map<JobName, JobRun>> runs = complete(view);
    for (Job job : view.open()) {
      ofJob(view, job, runs, now).ifPresent(decisions::add);
    }
    for (Job job : view.ended()) {
      if (runs.getOrDefault(job.service().cluster(), Map.of()).containsKey(job.name())) {
        decisions.add(new DispatchDecision.Forget(job, "its result is recorded"));
      }
    }
    decisions.addAll(starts(view, runs, now));
    return decisions;
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
      DispatchView view, Job job, Map<ClusterId, Map<JobName, JobRun>> runs, Instant now) {
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
      return Optional.of(wanted ? again(view, job) : unwanted(job, delivery, now));
    }
    if (run.state().isFinal()) {
      return Optional.of(ended(view, job.seenAs(run), delivery, run, now));
    }
    if (!wanted) {
      return Optional.of(new DispatchDecision.Cancel(job, "nobody listens to its input any more"));
    }
    Job seen = job.seenAs(run);
    return seen.equals(job)
        ? Optional.empty()
        : Optional.of(new DispatchDecision.Observe(seen, "it is " + run.state()));
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

  private static DispatchDecision again(DispatchView view, Job job) {
    return ready(view, job.service())
        ? new DispatchDecision.StartAgain(job, "its cluster does not know it")
        : new DispatchDecision.Hold(job.name().value(), "a storage of its service is not ready");
  }

  private static DispatchDecision unwanted(Job job, Delivery delivery, Instant now) {
    String why = "its service is gone, or no longer reads this input";
    JobRun.Failure failure =
        new JobRun.Failure(JobRun.FailureKind.CANCELLED, Optional.empty(), why);
    return new DispatchDecision.DeadLetter(
        job.failed(failure, now), delivery.in(Delivery.State.CANCELLED, why), why);
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

  private List<DispatchDecision> starts(
      DispatchView view, Map<ClusterId, Map<JobName, JobRun>> runs, Instant now) {
    Map<ServiceId, Integer> busy = new TreeMap<>();
    view.open().forEach(job -> busy.merge(job.service(), 1, Integer::sum));
    List<DispatchDecision> decisions = new ArrayList<>();
    int started = 0;
    for (Delivery delivery : inTurns(view.due())) {
      ServiceId id = delivery.key().service();
      Service service = view.world().services().get(id);
      String subject = id + " " + delivery.key().key();
      if (!reads(view, id, delivery.key().storage(), delivery.object())) {
        String why = "its service is gone, or no longer reads this input";
        decisions.add(new DispatchDecision.Drop(delivery.in(Delivery.State.CANCELLED, why), why));
        continue;
      }
      Optional<String> obstacle = obstacle(view, id, runs, busy);
      if (obstacle.isEmpty() && started >= config.maxStartsPerTick()) {
        obstacle = Optional.of("this tick has started enough");
      }
      if (obstacle.isPresent()) {
        decisions.add(new DispatchDecision.Hold(subject, obstacle.get()));
      } else {
        Job job = Job.next(delivery, service.owner(), now);
        decisions.add(new DispatchDecision.Start(job, "attempt " + job.attempt() + " is due"));
        busy.merge(id, 1, Integer::sum);
        started++;
      }
    }
    return decisions;
  }

  private Optional<String> obstacle(
      DispatchView view,
      ServiceId id,
      Map<ClusterId, Map<JobName, JobRun>> runs,
      Map<ServiceId, Integer> busy) {
    if (!runs.containsKey(id.cluster())) {
      return Optional.of("its cluster does not answer");
    }
    if (!ready(view, id)) {
      return Optional.of("a storage of its service is not ready");
    }
    return busy.getOrDefault(id, 0) >= config.maxJobsPerService()
        ? Optional.of("its service has %d open jobs".formatted(busy.get(id)))
        : Optional.empty();
  }

  /** One of each service, then the second of each: no service keeps another waiting. */
  private static List<Delivery> inTurns(List<Delivery> due) {
    Map<ServiceId, List<Delivery>> queues = new TreeMap<>();
    due.forEach(
        one -> queues.computeIfAbsent(one.key().service(), id -> new ArrayList<>()).add(one));
    List<Delivery> turns = new ArrayList<>();
    for (int i = 0; turns.size() < due.size(); i++) {
      for (List<Delivery> queue : queues.values()) {
        if (i < queue.size()) {
          turns.add(queue.get(i));
        }
      }
    }
    return turns;
  }

  private static boolean reads(
      DispatchView view, ServiceId id, String storage, StoredObject object) {
    return Optional.ofNullable(view.world().services().get(id))
        .filter(
            service ->
                service.inputFor(storage, object.bucket(), object.key()).isPresent()
                    || CallPlace.of(id, storage, object.bucket(), object.key()).isPresent())
        .isPresent();
  }

  private static boolean ready(DispatchView view, ServiceId id) {
    return Optional.ofNullable(view.world().services().get(id))
        .filter(service -> JobSpecs.storagesOf(service, view.world().storages()).isPresent())
        .isPresent();
  }
}
