package levante.oscar.dispatch;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import levante.oscar.fdl.Batching;
import levante.oscar.fdl.ServiceDefinition;
import levante.oscar.inbox.CallPlace;
import levante.oscar.inbox.Delivery;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.service.ServicePath;
import levante.oscar.storage.StoredObject;

/**
 * Which of the deliveries that are due start now, alone or several in one pod. Pure. A call starts
 * alone, since somebody waits for it. What was tried before shares a pod with its like only, and
 * with ever fewer of them: the files of a lost node are soon done again, and one that takes its pod
 * with it is soon alone.
 */
final class Starts {
  /**
   * Keys of one batch have at most so many bytes: they travel in the pod's definition, several
   * times and escaped, and Kubernetes keeps no object of more than 1.5 MiB.
   */
  private static final int MOST_KEY_BYTES = 32 << 10;

  /** After each failure that was not the script's, so many times fewer files may share a pod. */
  private static final int FEWER_AFTER_LOSS = 4;

  private final DispatchConfig config;
  private final DispatchView view;
  private final Set<ClusterId> answering;
  private final Handovers handovers;
  private final Instant now;
  private final Map<ServiceId, Set<JobName>> busy = new TreeMap<>();
  private final List<DispatchDecision> decisions = new ArrayList<>();
  private int started;

  /** Of this view, on the clusters that answer. */
  Starts(
      DispatchConfig config,
      DispatchView view,
      Set<ClusterId> answering,
      Handovers handovers,
      Instant now) {
    this.config = config;
    this.view = view;
    this.answering = answering;
    this.handovers = handovers;
    this.now = now;
    view.open().forEach(this::occupy);
  }

  private void occupy(Job job) {
    busy.computeIfAbsent(job.service(), any -> new TreeSet<>()).add(job.batch());
  }

  /** A decision for each delivery or batch; once. */
  List<DispatchDecision> decide() {
    Map<ServiceId, List<Delivery>> queues = new TreeMap<>();
    for (Delivery delivery : view.due()) {
      ServiceId id = delivery.key().service();
      if (DispatchPolicy.reads(view, id, delivery.key().storage(), delivery.object())) {
        queues.computeIfAbsent(id, any -> new ArrayList<>()).add(delivery);
      } else {
        String why = "its service is gone, or no longer reads this input";
        decisions.add(new DispatchDecision.Drop(delivery.in(Delivery.State.CANCELLED, why), why));
      }
    }
    Map<OwnerId, List<List<List<Delivery>>>> byOwner = new TreeMap<>();
    queues.forEach(
        (id, queue) -> {
          Service service = view.world().services().get(id);
          byOwner
              .computeIfAbsent(service.owner(), any -> new ArrayList<>())
              .add(batches(service, queue));
        });
    inTurns(byOwner.values().stream().map(Starts::inTurns).toList()).forEach(this::consider);
    return decisions;
  }

  /** What files have to have in common to share a pod, and how many of them may. */
  private record Sharing(Optional<ServicePath> input, int attempts, int most) {}

  /** Those of one service that may start, each list in one pod; the oldest first. */
  private List<List<Delivery>> batches(Service service, List<Delivery> queue) {
    Batching batching = service.definition().batching();
    List<List<Delivery>> batches = new ArrayList<>();
    Map<Sharing, List<Delivery>> filling = new LinkedHashMap<>();
    for (Delivery delivery : queue) {
      int most = mostTogether(batching, delivery);
      if (most == 1) {
        batches.add(List.of(delivery));
        continue;
      }
      Sharing sharing = new Sharing(inputOf(service, delivery), delivery.attempts(), most);
      List<Delivery> before = filling.getOrDefault(sharing, List.of());
      if (before.size() == most
          || keyBytes(before) + keyBytes(List.of(delivery)) > MOST_KEY_BYTES) {
        batches.add(filling.remove(sharing));
      }
      filling.computeIfAbsent(sharing, any -> new ArrayList<>()).add(delivery);
    }
    filling.forEach(
        (sharing, last) -> {
          if (last.size() == sharing.most() || hasWaited(batching, last)) {
            batches.add(last);
          } else {
            decisions.add(new DispatchDecision.Hold(subject(last), "its batch is not full yet"));
          }
        });
    return batches;
  }

  private Optional<ServicePath> inputOf(Service service, Delivery delivery) {
    return JobSpecs.input(view.world(), service, delivery.key().storage(), delivery.object());
  }

  private static int keyBytes(List<Delivery> deliveries) {
    return deliveries.stream().mapToInt(one -> StoredObject.keyBytes(one.object().key())).sum();
  }

  private static int mostTogether(Batching batching, Delivery delivery) {
    boolean alone =
        delivery.scriptFailures() > 0
            || CallPlace.of(
                    delivery.key().service(),
                    delivery.key().storage(),
                    delivery.object().bucket(),
                    delivery.object().key())
                .isPresent();
    int most = alone ? 1 : batching.maxFiles();
    for (int i = 0; i < delivery.otherFailures() && most > 1; i++) {
      most /= FEWER_AFTER_LOSS;
    }
    return Math.max(1, most);
  }

  private boolean hasWaited(Batching batching, List<Delivery> filling) {
    return filling.stream().anyMatch(one -> !one.notBefore().plus(batching.maxWait()).isAfter(now));
  }

  private void consider(List<Delivery> together) {
    ServiceId id = together.get(0).key().service();
    Optional<String> obstacle = obstacle(id);
    if (obstacle.isPresent()) {
      stay(together, obstacle.get());
      return;
    }
    if (started >= config.maxStartsPerTick()) {
      decisions.add(new DispatchDecision.Hold(subject(together), "this tick has started enough"));
      return;
    }
    Service service = view.world().services().get(id);
    List<Job> jobs =
        together.stream().map(delivery -> Job.next(delivery, service.owner(), now)).toList();
    JobName name = jobs.get(0).name();
    List<Job> batch = jobs.stream().map(job -> job.sharing(name)).toList();
    batch.forEach(this::occupy);
    started++;
    String why =
        batch.size() == 1
            ? "attempt %d is due".formatted(batch.get(0).attempt())
            : "%d files are due together".formatted(batch.size());
    decisions.add(new DispatchDecision.Start(batch, why));
  }

  private void stay(List<Delivery> together, String obstacle) {
    List<Delivery> held = new ArrayList<>();
    for (Delivery delivery : together) {
      handovers
          .ofWaiting(delivery, obstacle)
          .ifPresentOrElse(decisions::add, () -> held.add(delivery));
    }
    if (!held.isEmpty()) {
      decisions.add(new DispatchDecision.Hold(subject(held), obstacle));
    }
  }

  private Optional<String> obstacle(ServiceId id) {
    if (!answering.contains(id.cluster())) {
      return Optional.of("its cluster does not answer");
    }
    if (!DispatchPolicy.ready(view, id)) {
      return Optional.of("a storage of its service is not ready");
    }
    int open = busy.getOrDefault(id, Set.of()).size();
    if (open >= config.maxJobsPerService()) {
      return Optional.of("its service has %d open jobs".formatted(open));
    }
    ServiceDefinition definition = view.world().services().get(id).definition();
    if (!fits(definition.cpu(), open, definition.totalCpu())
        || !fits(definition.memory(), open, definition.totalMemory())) {
      return Optional.of("its service's open jobs have what all may have together");
    }
    return Optional.empty();
  }

  /** Whether one more is within the bound; the first always is, else nothing would ever run. */
  private static boolean fits(Quantity each, int open, Optional<Quantity> total) {
    BigDecimal all = each.toBigDecimal().multiply(BigDecimal.valueOf(open + 1L));
    return open == 0 || total.map(most -> all.compareTo(most.toBigDecimal()) <= 0).orElse(true);
  }

  private static String subject(List<Delivery> together) {
    Delivery first = together.get(0);
    String others = together.size() == 1 ? "" : " and %d more".formatted(together.size() - 1);
    return first.key().service() + " " + first.key().key() + others;
  }

  /**
   * The first of each queue, then the second of each: no service keeps another of its owner
   * waiting, and no owner another, however many services there are.
   */
  private static <T> List<T> inTurns(List<List<T>> queues) {
    List<T> turns = new ArrayList<>();
    int longest = queues.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      for (List<T> queue : queues) {
        if (i < queue.size()) {
          turns.add(queue.get(i));
        }
      }
    }
    return turns;
  }
}
