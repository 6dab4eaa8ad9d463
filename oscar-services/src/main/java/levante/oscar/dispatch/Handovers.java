package levante.oscar.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import levante.kernel.ClusterId;
import levante.oscar.delegation.Delegation;
import levante.oscar.delegation.ReplicaChoice;
import levante.oscar.dispatch.DispatchDecision.HandOver;
import levante.oscar.inbox.Delivery;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StoredObject;

/**
 * Which files a replica of their service takes over, since they have waited too long where they
 * came to. One replica takes a file, once: what was handed over stays, and so does a call, whose
 * body lies where only its own service reads. A job is ended before its file goes elsewhere; of a
 * cluster that does not answer nobody knows whether a job runs there, so only what has no job goes.
 */
final class Handovers {
  private final DispatchView view;
  private final Set<ClusterId> answering;
  private final Instant now;
  private final Map<ServiceId, Delegation> delegations = new TreeMap<>();
  private final Map<ClusterId, Integer> waiting = new TreeMap<>();
  private final Map<ClusterId, Integer> open = new TreeMap<>();

  /** Of this view, to clusters that answer. */
  Handovers(DispatchView view, Set<ClusterId> answering, Instant now) {
    this.view = view;
    this.answering = answering;
    this.now = now;
    for (Job job : view.open()) {
      count(job.service().cluster(), job.state() == JobRun.State.WAITING);
    }
  }

  private void count(ClusterId cluster, boolean waits) {
    open.merge(cluster, 1, Integer::sum);
    waiting.merge(cluster, waits ? 1 : 0, Integer::sum);
  }

  /** How a service reads what was handed over to it; as it is when it reads the object itself. */
  static Service widened(
      DispatchView.World world, Service service, String storage, StoredObject object) {
    if (service.inputFor(storage, object.bucket(), object.key()).isPresent()) {
      return service;
    }
    return world.services().values().stream()
        .flatMap(
            other -> other.handedOver(service, storage, object.bucket(), object.key()).stream())
        .findFirst()
        .map(
            input ->
                service.over(
                    Stream.concat(service.inputs().stream(), Stream.of(input)).toList(),
                    service.outputs()))
        .orElse(service);
  }

  /** What becomes of a delivery that is due and cannot start where it is; empty when it stays. */
  Optional<HandOver> ofWaiting(Delivery delivery, String obstacle) {
    Service service = view.world().services().get(delivery.key().service());
    return mayGo(service, delivery) && isLate(service, delivery.notBefore())
        ? taken(Optional.empty(), service, delivery, obstacle)
        : Optional.empty();
  }

  /** What becomes of a delivery whose job was recalled and has ended; empty when it stays. */
  Optional<HandOver> ofRecalled(Job ended, Delivery delivery) {
    Service service = view.world().services().get(delivery.key().service());
    return mayGo(service, delivery)
        ? taken(Optional.of(ended), service, delivery, "it waited for a node too long")
        : Optional.empty();
  }

  private static boolean mayGo(Service service, Delivery delivery) {
    return service != null
        && !service.replicas().isEmpty()
        && (delivery.source() == Delivery.Source.NOTIFICATION
            || delivery.source() == Delivery.Source.LISTING);
  }

  private boolean isLate(Service service, Instant since) {
    return !since.plus(delegation(service).threshold()).isAfter(now);
  }

  /** Read from its definition once, as many files may ask for it. */
  private Delegation delegation(Service service) {
    return delegations.computeIfAbsent(service.id(), any -> service.definition().delegation());
  }

  private Optional<HandOver> taken(
      Optional<Job> job, Service service, Delivery delivery, String why) {
    return ReplicaChoice.among(
            candidates(service), delegation(service).mode(), delivery.key().digest())
        .map(
            replica -> {
              count(replica.cluster(), true);
              String reason = "%s takes it: %s".formatted(replica, why);
              return new HandOver(
                  job.map(one -> one.failed(JobRun.Failure.cancelled(reason), now)),
                  delivery.in(Delivery.State.DELEGATED, reason),
                  delivery.takenBy(replica, now),
                  reason);
            });
  }

  private List<ReplicaChoice.Candidate<ServiceId>> candidates(Service service) {
    List<ReplicaChoice.Candidate<ServiceId>> candidates = new ArrayList<>();
    for (Service.Replica replica : service.replicas()) {
      ServiceId id = replica.service();
      boolean can =
          answering.contains(id.cluster())
              && DispatchPolicy.ready(view, id)
              && view.world().services().get(id).owner().equals(service.owner());
      if (can) {
        candidates.add(
            new ReplicaChoice.Candidate<>(
                id,
                replica.priority(),
                waiting.getOrDefault(id.cluster(), 0),
                open.getOrDefault(id.cluster(), 0)));
      }
    }
    return candidates;
  }

  /**
   * The batches none of whose jobs has a node yet although they have waited so long for one, and
   * those that are being ended for it.
   */
  List<List<Job>> recalls(Map<ClusterId, Map<JobName, JobRun>> runs) {
    return Job.batches(view.open()).stream()
        .filter(batch -> batch.stream().allMatch(job -> waits(job, runs)))
        .filter(batch -> batch.stream().allMatch(this::canBeRecalled))
        .toList();
  }

  private static boolean waits(Job job, Map<ClusterId, Map<JobName, JobRun>> runs) {
    JobRun run = runs.getOrDefault(job.service().cluster(), Map.of()).get(job.name());
    return run != null && run.state() == JobRun.State.WAITING;
  }

  private boolean canBeRecalled(Job job) {
    Delivery delivery = view.deliveries().get(job.delivery());
    Service service = view.world().services().get(job.service());
    return mayGo(service, delivery)
        && (delivery.state() == Delivery.State.RECALLED
            || (isLate(service, job.created()) && !candidates(service).isEmpty()));
  }

  /** The clusters of the replicas of services. */
  static Set<ClusterId> clusters(DispatchView.World world, Set<ServiceId> services) {
    Set<ClusterId> clusters = new TreeSet<>();
    for (ServiceId id : services) {
      Service service = world.services().get(id);
      if (service != null) {
        service.replicas().forEach(one -> clusters.add(one.service().cluster()));
      }
    }
    return clusters;
  }
}
