package levante.provisioner.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import levante.kernel.ClusterId;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.ManagedMachine.Intent;
import levante.provisioner.plan.Observation;
import levante.provisioner.plan.Observed;
import levante.provisioner.terms.Drift;
import levante.provisioner.terms.Drift.Kind;
import levante.provisioner.terms.DriftPolicy;

/**
 * What has drifted in one look at an infrastructure, and what a planner is to see of it. Where
 * drift is repaired, it sees what is there. Where it is only reported, it sees what drifted as it
 * was, but machines as unknown, so that it touches none of it and goes on with all the rest. Pure.
 */
public final class Drifting {
  private final Estate estate;
  private final Observation seen;
  private final DriftPolicy policy;
  private final List<Drift> drifts;

  private Drifting(Estate estate, Observation seen, DriftPolicy policy, List<Drift> drifts) {
    this.estate = estate;
    this.seen = seen;
    this.policy = policy;
    this.drifts = drifts;
  }

  /** Of an infrastructure that shall be. */
  public static Drifting of(Estate estate, Observation seen, DriftPolicy policy) {
    return new Drifting(estate, seen, policy, DriftReader.read(estate, seen));
  }

  /** Of one that shall be no more: what is to go drifts no more. */
  public static Drifting ofEnding(Estate estate, Observation seen) {
    return new Drifting(estate, seen, DriftPolicy.REPAIR, List.of());
  }

  /**
   * All that has drifted, by kind and name; while somebody is silent, also what was known before.
   */
  public List<Drift> drifts(List<Drift> before) {
    return isWhole() ? drifts : Stream.concat(before.stream(), drifts.stream()).distinct().toList();
  }

  /** Whether everybody answered, and nothing has drifted. */
  public boolean isOver() {
    return isWhole() && drifts.isEmpty();
  }

  private boolean isWhole() {
    return Stream.of(
            seen.machines().values().stream(),
            seen.nodes().values().stream(),
            seen.applications().values().stream(),
            Stream.of(seen.storages()))
        .flatMap(observed -> observed)
        .allMatch(Observed::isComplete);
  }

  /** The estate to plan with: a repair starts what was stopped, if it was ordered. */
  public Estate estate() {
    Estate planned = estate;
    if (policy == DriftPolicy.REPAIR_ONCE) {
      for (String stopped : subjects(Kind.MACHINE_STOPPED)) {
        planned = planned.change(new MachineId(stopped), one -> one.ordered(Intent.START));
      }
    }
    return planned;
  }

  /** What the planner is to see. */
  public Observation planned() {
    if (policy.repairs() || drifts.isEmpty()) {
      return seen;
    }
    Map<CloudId, Observed<Machine>> machines = new TreeMap<>();
    seen.machines().forEach((cloud, observed) -> machines.put(cloud, asTheyWere(cloud, observed)));
    Set<String> ghosts = subjects(Kind.NODE_UNKNOWN);
    Map<ClusterId, Observed<String>> nodes = new TreeMap<>();
    seen.nodes().forEach((cluster, observed) -> nodes.put(cluster, without(ghosts, observed)));
    Map<ClusterId, Observed<String>> applications = new TreeMap<>();
    seen.applications()
        .forEach((cluster, observed) -> applications.put(cluster, with(lost(cluster), observed)));
    return new Observation(
        machines,
        nodes,
        with(subjects(Kind.STORAGE_LOST), seen.storages()),
        applications,
        seen.objects(),
        seen.versions());
  }

  private Set<String> lost(ClusterId cluster) {
    Set<String> names = new TreeSet<>();
    estate.applications().all().stream()
        .filter(one -> one.cluster().equals(cluster))
        .filter(one -> subjects(Kind.APPLICATION_LOST).contains(one.nodeTemplate()))
        .forEach(one -> names.add(one.application().name()));
    return names;
  }

  private Set<String> subjects(Kind... kinds) {
    Set<String> subjects = new TreeSet<>();
    drifts.stream()
        .filter(drift -> List.of(kinds).contains(drift.kind()))
        .forEach(drift -> subjects.add(drift.subject()));
    return subjects;
  }

  private Observed<Machine> asTheyWere(CloudId cloud, Observed<Machine> observed) {
    Set<String> hidden =
        subjects(Kind.MACHINE_UNKNOWN, Kind.MACHINE_LOST, Kind.MACHINE_FAILED, Kind.NODE_LEFT);
    return observed.match(
        complete -> {
          List<Machine> machines = new ArrayList<>(complete.items());
          machines.removeIf(one -> hidden.contains(one.id().value()));
          drifts.stream()
              .filter(drift -> drift.kind() != Kind.MACHINE_UNKNOWN)
              .filter(drift -> hidden.contains(drift.subject()))
              .flatMap(drift -> asItWas(cloud, drift).stream())
              .forEach(machines::add);
          return new Observed.Complete<>(machines);
        },
        incomplete -> incomplete);
  }

  private Optional<Machine> asItWas(CloudId cloud, Drift drift) {
    return estate
        .machine(new MachineId(drift.subject()))
        .filter(machine -> machine.placement().cloud().equals(cloud))
        .map(machine -> unknown(machine, drift.sentence()));
  }

  private Machine unknown(ManagedMachine machine, String note) {
    return new Machine(
        machine.id(),
        estate.id(),
        machine.placement().region(),
        machine.placement().size(),
        MachineState.UNKNOWN,
        machine.addresses().privateAddress(),
        machine.addresses().publicAddress(),
        machine.progress().launched().orElseThrow(),
        note);
  }

  private static Observed<String> without(Set<String> names, Observed<String> observed) {
    return observed.match(
        complete ->
            new Observed.Complete<>(
                complete.items().stream().filter(name -> !names.contains(name)).toList()),
        incomplete -> incomplete);
  }

  private static Observed<String> with(Set<String> names, Observed<String> observed) {
    return observed.match(
        complete ->
            new Observed.Complete<>(
                Stream.concat(complete.items().stream(), names.stream()).distinct().toList()),
        incomplete -> incomplete);
  }
}
