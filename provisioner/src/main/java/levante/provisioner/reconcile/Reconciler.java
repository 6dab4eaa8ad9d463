package levante.provisioner.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Machine;
import levante.provisioner.drift.Drifting;
import levante.provisioner.history.EventHistory;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStatus;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.Observation;
import levante.provisioner.plan.Observed;
import levante.provisioner.plan.Plan;
import levante.provisioner.plan.ProvisioningPlanner;
import levante.provisioner.plan.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One infrastructure's part of a tick: plan, write down, execute, keep what came of it. */
final class Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

  private final InfrastructureStore store;
  private final EventHistory history;
  private final ProvisioningPlanner planner;
  private final OutputReader outputs;

  Reconciler(
      InfrastructureStore store,
      EventHistory history,
      ProvisioningPlanner planner,
      OutputReader outputs) {
    this.store = store;
    this.history = history;
    this.planner = planner;
    this.outputs = outputs;
  }

  /** Whether something is to be seen at once: nothing is written when a launch succeeds. */
  boolean reconcile(
      Infrastructure infrastructure, Observation seen, StepExecutor.Means means, Instant now) {
    Infrastructure ordered = Resting.ordered(infrastructure);
    Drifting drifting = drifting(ordered, seen);
    Plan plan = planner.plan(drifting.estate(), infrastructure.aim(), drifting.planned(), now);
    Infrastructure planned =
        keep(infrastructure, DriftKeeper.after(ordered, drifting).with(plan.estate()), now);
    StepExecutor executor = new StepExecutor(means, listed(seen, means.cloud()), plan, now);
    executor.take(Resting.steps(infrastructure, plan.steps()));
    if (hasEnded(infrastructure, plan, executor)) {
      end(planned, now);
      return false;
    }
    List<String> failures = new ArrayList<>(held(infrastructure, now));
    failures.addAll(silences(seen));
    failures.addAll(executor.failures());
    Infrastructure acted = Resting.woken(planned.with(executor.estate()));
    keep(planned, acted.with(status(acted, failures), outputs.outputs(acted)), now);
    return executor.hasLaunched();
  }

  private static Drifting drifting(Infrastructure infrastructure, Observation seen) {
    return infrastructure.life() == Life.ACTIVE
        ? Drifting.of(infrastructure.estate(), seen, infrastructure.terms().drift())
        : Drifting.ofEnding(infrastructure.estate(), seen);
  }

  private static InfrastructureStatus status(Infrastructure acted, List<String> failures) {
    return acted.life() == Life.ACTIVE
        ? DriftKeeper.told(acted, StatusReader.active(acted.estate(), failures))
        : StatusReader.deleting(acted.estate(), failures);
  }

  private static Map<MachineId, Machine> listed(Observation seen, CloudProvider cloud) {
    Map<MachineId, Machine> listed = new TreeMap<>();
    seen.of(cloud.id()).items().forEach(machine -> listed.put(machine.id(), machine));
    return listed;
  }

  /**
   * Events first: if we die in between, the next tick reports the same ones under the same keys.
   */
  private Infrastructure keep(Infrastructure before, Infrastructure after, Instant now) {
    if (after.equals(before)) {
      return before;
    }
    List<InfrastructureEvent> events =
        new ArrayList<>(EventReader.between(before.estate(), after.estate(), now));
    events.addAll(DriftKeeper.events(before, after, now));
    history.append(events);
    log(events);
    return store.update(after);
  }

  /** A line for each kind, since the history has each event. */
  private static void log(List<InfrastructureEvent> events) {
    Map<Kind, List<InfrastructureEvent>> byKind =
        events.stream().collect(Collectors.groupingBy(InfrastructureEvent::kind));
    for (Map.Entry<Kind, List<InfrastructureEvent>> one : new TreeMap<>(byKind).entrySet()) {
      InfrastructureEvent first = one.getValue().get(0);
      LOG.atInfo()
          .addKeyValue("infrastructure", first.infrastructure())
          .addKeyValue("key", first.key())
          .addKeyValue("reason", first.sentence())
          .addKeyValue("events", one.getValue().size())
          .log(one.getKey().name());
    }
  }

  private static boolean hasEnded(Infrastructure before, Plan plan, StepExecutor executor) {
    return before.life() == Life.DELETING
        && plan.estate().machines().isEmpty()
        && plan.estate().storages().isEmpty()
        && plan.steps().stream().allMatch(Reconciler::comesLast)
        && executor.failures().isEmpty();
  }

  /** Steps after which nothing outside is left to see. */
  private static boolean comesLast(Step step) {
    return step instanceof Step.RemoveCluster || step instanceof Step.Forget;
  }

  private void end(Infrastructure infrastructure, Instant now) {
    history.append(
        new InfrastructureEvent(
            infrastructure.id(),
            "destroyed",
            now,
            Kind.DESTROYED,
            Optional.empty(),
            Optional.empty(),
            "cloud, clusters and storage list nothing of it any more"));
    store.update(infrastructure.deleted());
    outputs.forget(infrastructure.id());
  }

  /** Said as long as it holds, and in the same words as its event. */
  private static List<String> held(Infrastructure infrastructure, Instant now) {
    return Lifetimes.heldBack(infrastructure, now).stream().toList();
  }

  private static List<String> silences(Observation seen) {
    List<String> silences = new ArrayList<>();
    seen.machines().forEach((cloud, observed) -> silence(cloud.value(), observed, silences));
    seen.nodes().forEach((cluster, observed) -> silence(cluster.value(), observed, silences));
    silence("object storage", seen.storages(), silences);
    return silences;
  }

  private static void silence(String who, Observed<?> observed, List<String> silences) {
    observed.silence().ifPresent(why -> silences.add("%s does not answer: %s".formatted(who, why)));
  }
}
