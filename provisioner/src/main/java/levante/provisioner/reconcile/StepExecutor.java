package levante.provisioner.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.Backoff;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ConfigureResult;
import levante.provisioner.configure.MachineAccess;
import levante.provisioner.configure.NodeConfigurator;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.Plan;
import levante.provisioner.plan.PoolTrouble;
import levante.provisioner.plan.Step;
import levante.provisioner.plan.StepHandler;
import levante.provisioner.upgrade.NodeUpgrade;

/**
 * Carries the steps of one plan out and keeps what came of them in the estate. A step that another
 * system refuses is explained and planned again at the next tick; it does not stop the others.
 */
final class StepExecutor implements StepHandler {
  /** What the steps act on. */
  record Means(
      CloudProvider cloud,
      NodeConfigurator configurator,
      ClusterContents contents,
      MachineAccess access,
      Operating operations,
      Backoff launchBackoff) {}

  /** Runs the operations of one infrastructure's machines. */
  @FunctionalInterface
  interface Operating {
    ConfigureResult run(Estate estate, Map<MachineId, Machine> listed, MachineId machine);
  }

  private final Means means;
  private final Map<MachineId, Machine> listed;
  private final Instant now;
  private final List<String> failures = new ArrayList<>();
  private final List<ManagedMachine> launching = new ArrayList<>();
  private final List<MachineId> terminating = new ArrayList<>();
  private Estate estate;
  private boolean hasLaunched;

  StepExecutor(Means means, Map<MachineId, Machine> listed, Plan plan, Instant now) {
    this.means = means;
    this.listed = listed;
    this.estate = plan.estate();
    this.now = now;
  }

  Estate estate() {
    return estate;
  }

  /** A sentence each. */
  List<String> failures() {
    return failures;
  }

  /** Whether a machine may be there already. */
  boolean hasLaunched() {
    return hasLaunched;
  }

  /**
   * In order; launches of one pool that follow each other are one call, and so are terminations.
   */
  void take(List<Step> steps) {
    for (Step step : steps) {
      if (!isOneMore(step)) {
        launch();
      }
      if (!(step instanceof Step.Terminate)) {
        terminate();
      }
      take(step);
    }
    launch();
    terminate();
  }

  private void take(Step step) {
    try {
      step.applyTo(this);
    } catch (LevanteException refused) {
      failures.add("%s: %s".formatted(step.subject(), refused.getMessage()));
    }
  }

  private boolean isOneMore(Step step) {
    return !launching.isEmpty()
        && step instanceof Step.Launch launch
        && launch.machine().nodeTemplate().equals(launching.get(0).nodeTemplate());
  }

  @Override
  public void launch(Step.Launch step) {
    launching.add(step.machine());
  }

  /** Those that wait for it. */
  private void launch() {
    List<ManagedMachine> machines = List.copyOf(launching);
    launching.clear();
    if (machines.isEmpty() || estate.waiting(machines.get(0).nodeTemplate(), now).isPresent()) {
      return;
    }
    try {
      List<LaunchResult> results =
          means
              .cloud()
              .launch(machines.stream().map(one -> LaunchRequests.of(estate, one, means)).toList());
      hasLaunched |= results.stream().anyMatch(LaunchResult.Launched.class::isInstance);
      for (int i = 0; i < results.size(); i++) {
        answer(machines.get(i), results.get(i));
      }
    } catch (LevanteException failure) {
      trouble(
          machines.get(0).nodeTemplate(), failure.code(), failure.getMessage(), Optional.empty());
    }
  }

  private void answer(ManagedMachine machine, LaunchResult result) {
    String pool = machine.nodeTemplate();
    Estate after =
        result.match(
            new LaunchResult.Cases<>(
                launched -> estate,
                full ->
                    trouble(pool, ErrorCode.OUT_OF_CAPACITY, full.sentence(), full.retryAfter()),
                quota ->
                    trouble(pool, ErrorCode.QUOTA_EXCEEDED, quota.sentence(), Optional.empty()),
                refused ->
                    trouble(pool, ErrorCode.INVALID_REQUEST, refused.sentence(), Optional.empty()),
                underway ->
                    estate.change(machine.id(), one -> one.in(one.state(), underway.sentence()))));
    estate = after;
  }

  private Estate trouble(
      String pool, ErrorCode code, String sentence, Optional<Instant> notBefore) {
    int failed = estate.trouble(pool).map(PoolTrouble::failures).orElse(0) + 1;
    Instant backedOff = now.plus(means.launchBackoff().after(failed));
    Instant until = notBefore.filter(backedOff::isBefore).orElse(backedOff);
    estate = estate.plus(new PoolTrouble(pool, code, sentence, failed, until));
    return estate;
  }

  @Override
  public void configure(Step.Configure step) {
    Machine machine = listed(step.machine());
    try {
      ConfigureResult result =
          means.configurator().configure(estate.site(step.cluster()), machine, step.role());
      estate = estate.change(step.machine(), one -> configured(one, result));
    } catch (LevanteException failure) {
      estate =
          estate.change(step.machine(), one -> one.in(MachineState.RUNNING, failure.getMessage()));
    }
  }

  private Machine listed(MachineId machine) {
    return Objects.requireNonNull(listed.get(machine), machine + " is not listed");
  }

  private ManagedMachine configured(ManagedMachine machine, ConfigureResult result) {
    return result.match(
        done -> machine.configured(now),
        going -> machine.in(MachineState.RUNNING, going.what()),
        failed -> machine.in(MachineState.UNCONFIGURED, failed.reason()));
  }

  @Override
  public void upgrade(Step.Upgrade step) {
    estate = NodeUpgrade.step(estate, means.configurator(), listed(step.machine()), step);
  }

  @Override
  public void operate(Step.Operate step) {
    ConfigureResult result = means.operations().run(estate, listed, step.machine());
    estate = estate.change(step.machine(), one -> configured(one, result));
  }

  @Override
  public void release(Step.Release step) {
    if (step.cause() == Step.Release.Cause.FAILURE) {
      estate
          .machine(step.machine())
          .ifPresent(
              machine ->
                  trouble(
                      machine.nodeTemplate(),
                      ErrorCode.MACHINE_NOT_FOUND,
                      "%s %s".formatted(machine.id(), step.reason()),
                      Optional.empty()));
    }
  }

  @Override
  public void terminate(Step.Terminate step) {
    terminating.add(step.machine());
  }

  private void terminate() {
    List<MachineId> machines = List.copyOf(terminating);
    terminating.clear();
    if (machines.isEmpty()) {
      return;
    }
    try {
      means.cloud().terminate(machines).forEach(this::refused);
    } catch (LevanteException refused) {
      machines.forEach(machine -> refused(machine, refused));
    }
  }

  private void refused(MachineId machine, LevanteException why) {
    failures.add("%s: %s".formatted(machine, why.getMessage()));
  }

  @Override
  public void stop(Step.Stop step) {
    means.cloud().stop(step.machine());
  }

  @Override
  public void start(Step.Start step) {
    means.cloud().start(step.machine());
  }

  @Override
  public void reboot(Step.Reboot step) {
    means.cloud().reboot(step.machine());
    estate = estate.change(step.machine(), one -> one.ordered(ManagedMachine.Intent.KEEP));
  }

  @Override
  public void removeObject(Step.RemoveObject step) {
    means.cloud().remove(step.object());
  }

  @Override
  public void removeNode(Step.RemoveNode step) {
    Optional<ClusterSite> site = estate.site(step.cluster());
    switch (step.manner()) {
      case DRAINED -> site.ifPresent(one -> means.configurator().leave(one, step.machine()));
      case GONE -> site.ifPresent(one -> means.configurator().removeNode(one, step.machine()));
    }
  }

  @Override
  public void forget(Step.Forget step) {
    // The plan itself strikes it out of the estate.
  }

  @Override
  public void makeStorage(Step.MakeStorage step) {
    estate = means.contents().make(estate, step);
  }

  @Override
  public void deleteStorage(Step.DeleteStorage step) {
    means.contents().delete(estate, step);
  }

  @Override
  public void applyApplication(Step.ApplyApplication step) {
    estate = means.contents().apply(estate, step, now);
  }

  @Override
  public void removeApplication(Step.RemoveApplication step) {
    estate = means.contents().remove(estate, step);
  }

  @Override
  public void removeCluster(Step.RemoveCluster step) {
    estate.site(step.cluster()).ifPresent(means.configurator()::removeCluster);
    estate = estate.withoutCluster(step.cluster());
  }

  @Override
  public void hold(Step.Hold step) {
    // Holding is doing nothing.
  }
}
