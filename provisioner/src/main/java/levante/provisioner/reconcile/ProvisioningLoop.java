package levante.provisioner.reconcile;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.config.ProvisionerConfig;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.observe.CloudRound;
import levante.provisioner.observe.Observer;
import levante.provisioner.observe.Outside;
import levante.tosca.TemplateCompiler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every infrastructure at every tick: observe, plan, write down, execute, keep status and
 * outputs. Level-triggered: nothing is remembered between ticks but what the store keeps, so a new
 * loop on the same store carries on where a killed one was. One infrastructure's trouble never
 * stops another's.
 */
public final class ProvisioningLoop {
  private static final Logger LOG = LoggerFactory.getLogger(ProvisioningLoop.class);

  private final ReentrantLock ticking = new ReentrantLock();
  private final Records records;
  private final Outside outside;
  private final Reconciler reconciler;
  private final ProvisionerConfig config;
  private final Clock clock;

  /** A loop without memory of its own; two must not tick on the same store at the same time. */
  public ProvisioningLoop(
      Records records,
      Outside outside,
      TemplateCompiler compiler,
      ProvisionerConfig config,
      Clock clock) {
    this.records = records;
    this.outside = outside;
    this.reconciler =
        new Reconciler(
            records.store(),
            records.history(),
            config.planner(),
            new OutputReader(compiler, config));
    this.config = config;
    this.clock = clock;
  }

  /**
   * One look at everything; returns when its steps are taken. A tick that finds another one running
   * does nothing.
   */
  public void tick() {
    if (!ticking.tryLock()) {
      return;
    }
    try {
      Instant now = clock.instant();
      CloudRound round = new CloudRound();
      List<Infrastructure> all = records.store().all();
      all.forEach(infrastructure -> reconcile(infrastructure, round, now));
      sweep(round, all);
    } finally {
      ticking.unlock();
    }
  }

  private void reconcile(Infrastructure infrastructure, CloudRound round, Instant now) {
    try {
      CloudProvider cloud = outside.clouds().open(records.vault().of(infrastructure.id()));
      Observer observer = new Observer(outside.configurator(), outside.storages());
      reconciler.reconcile(
          infrastructure,
          observer.observe(infrastructure.estate(), round.of(infrastructure.id(), cloud)),
          new StepExecutor.Means(
              cloud, outside.configurator(), outside.storages(), config.launchBackoff()),
          now);
    } catch (LevanteException trouble) {
      if (trouble.code() != ErrorCode.STALE_WRITE) {
        warn(infrastructure.id(), trouble);
      }
    } catch (RuntimeException bug) {
      warn(infrastructure.id(), bug);
    }
  }

  /** Machines that appeared after their infrastructure had ended, as after a launch timed out. */
  private void sweep(CloudRound round, List<Infrastructure> living) {
    CloudProvider cloud = outside.clouds().open(List.of());
    Set<InfrastructureId> known =
        living.stream().map(Infrastructure::id).collect(Collectors.toSet());
    for (Machine machine : round.all(cloud).items()) {
      if (!known.contains(machine.infrastructure())
          && machine.state() != MachineState.DELETING
          && hasEnded(machine.infrastructure())) {
        terminate(cloud, machine);
      }
    }
  }

  private boolean hasEnded(InfrastructureId id) {
    return records.store().find(id).filter(one -> one.life() == Life.DELETED).isPresent();
  }

  private static void terminate(CloudProvider cloud, Machine machine) {
    try {
      cloud.terminate(machine.id());
      LOG.atInfo()
          .addKeyValue("machine", machine.id())
          .log("terminated a machine whose infrastructure has ended");
    } catch (LevanteException trouble) {
      warn(machine.infrastructure(), trouble);
    }
  }

  private static void warn(InfrastructureId id, RuntimeException trouble) {
    LOG.atWarn().setCause(trouble).addKeyValue("infrastructure", id).log("tick failed");
  }
}
