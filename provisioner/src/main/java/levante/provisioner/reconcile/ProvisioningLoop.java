package levante.provisioner.reconcile;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.config.ProvisionerConfig;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.observe.CloudRound;
import levante.provisioner.observe.Observer;
import levante.provisioner.observe.Outside;
import levante.provisioner.operate.OperationCalls;
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
  private final Operations operations;
  private final Reconciler reconciler;
  private final OrphanSweep sweep;
  private final Lifetimes lifetimes;
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
    OutputReader templates = new OutputReader(compiler, config, outside);
    this.operations = new Operations(templates, new OperationCalls(compiler), outside.operations());
    this.reconciler =
        new Reconciler(records.store(), records.history(), config.planner(), templates);
    this.sweep = new OrphanSweep(records.store(), outside.clouds());
    this.lifetimes = new Lifetimes(records.store(), records.history());
    this.config = config;
    this.clock = clock;
  }

  /**
   * One look at everything; returns when its steps are taken. A tick that finds another one running
   * does nothing.
   *
   * @return whether another look is worth it at once, since machines were launched that may be
   *     there already
   */
  public boolean tick() {
    if (!ticking.tryLock()) {
      return false;
    }
    try {
      Instant now = clock.instant();
      CloudRound round = new CloudRound();
      List<Infrastructure> all = records.store().all();
      boolean again = false;
      for (Infrastructure infrastructure : all) {
        again |= reconcile(infrastructure, round, now);
      }
      sweep.sweep(round, all);
      return again;
    } finally {
      ticking.unlock();
    }
  }

  private boolean reconcile(Infrastructure kept, CloudRound round, Instant now) {
    try {
      Infrastructure infrastructure = lifetimes.look(kept, now);
      CloudProvider cloud = outside.clouds().open(records.vault().of(infrastructure.id()));
      Observer observer = outside.observer(cloud.id());
      return reconciler.reconcile(
          infrastructure,
          observer
              .observe(infrastructure.estate(), round.of(infrastructure.id(), cloud))
              .withObjects(round.objectsOf(infrastructure.id(), cloud)),
          new StepExecutor.Means(
              cloud,
              outside.configurators().of(cloud.id()),
              new ClusterContents(outside.storages(), outside.applications().of(cloud.id())),
              outside.access(),
              operations.of(infrastructure),
              config.launchBackoff()),
          now);
    } catch (LevanteException trouble) {
      if (trouble.code() != ErrorCode.STALE_WRITE) {
        warn(kept.id(), trouble);
      }
    } catch (RuntimeException bug) {
      warn(kept.id(), bug);
    }
    return false;
  }

  private static void warn(InfrastructureId id, RuntimeException trouble) {
    LOG.atWarn().setCause(trouble).addKeyValue("infrastructure", id).log("tick failed");
  }
}
