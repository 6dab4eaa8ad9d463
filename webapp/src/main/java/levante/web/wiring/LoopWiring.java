package levante.web.wiring;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import levante.elasticity.Elasticity;
import levante.elasticity.adapter.sandbox.SandboxClusters;
import levante.oscar.OscarServices;
import levante.oscar.adapter.sandbox.SandboxOscar;
import levante.oscar.adapter.sandbox.server.SandboxExposedPods;
import levante.oscar.adapter.sandbox.warm.SandboxWarmPods;
import levante.provisioner.Provisioner;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.web.audit.AuditTrail;
import levante.web.bridge.ClusterFarewell;
import levante.web.health.HealthBoard;
import levante.web.loop.Arrivals;
import levante.web.loop.DeploymentEnd;
import levante.web.loop.Doorbell;
import levante.web.loop.Loop;
import levante.web.loop.LoopScheduler;
import levante.web.loop.LoopWatch;
import levante.web.wiring.hook.Hooks;

/** Starts the loops with the application, and stops them before what they work on is closed. */
@ApplicationScoped
public class LoopWiring {
  /** The sandbox's own clockwork: jobs as processes, and pods that look for a node. */
  private static final Duration SANDBOX_PERIOD = Duration.ofMillis(200);

  private static final String DISPATCH = "dispatch";
  private static final String PROVISIONING = "provisioning";
  private static final String SCALING = "scaling";
  private static final String NOTICES = "notices";
  private static final String POOLS = "pools";
  private static final Duration POOL_PERIOD = Duration.ofSeconds(1);
  private static final Duration EXPOSED_PERIOD = Duration.ofSeconds(5);
  private static final Duration NOTICE_PERIOD = Duration.ofSeconds(5);
  private static final Duration SWEEP_PERIOD = Duration.ofMinutes(10);
  private static final Duration HOOK_PERIOD = Duration.ofSeconds(1);
  private static final Duration HEALTH_PERIOD = Duration.ofSeconds(30);
  private static final String AUDIT = "audit";
  private static final Duration AUDIT_PERIOD = Duration.ofSeconds(1);

  @Inject private Settings settings;
  @Inject private Provisioner provisioner;
  @Inject private Elasticity elasticity;
  @Inject private OscarServices oscar;
  @Inject private Arrivals arrivals;
  @Inject private SandboxOscar sandbox;
  @Inject private SandboxWarmPods warmPods;
  @Inject private SandboxExposedPods exposedPods;
  @Inject private SandboxClusters clusters;

  @Inject private Doorbell doorbell;
  @Inject private ModuleWiring.RealClusters real;
  @Inject private Hooks hooks;
  @Inject private AuditTrail audit;
  @Inject private LoopWatch watch;
  @Inject private HealthBoard health;

  private LoopScheduler scheduler;

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    scheduler =
        LoopScheduler.start(
            loops().stream().map(watch::watched).toList(), DeploymentEnd.ofThisThread());
    doorbell.connect(() -> scheduler.wake(PROVISIONING));
    arrivals.notices().connect(() -> scheduler.wake(NOTICES));
    arrivals.deliveries().connect(() -> scheduler.wake(DISPATCH));
    audit.news().connect(() -> scheduler.wake(AUDIT));
    arrivals.calls().connect(() -> scheduler.wake(POOLS));
    real.news().connect(() -> scheduler.wake(SCALING));
  }

  private List<Loop> loops() {
    Settings.Periods periods = settings.periods();
    ClusterFarewell farewell =
        new ClusterFarewell(provisioner.findInfrastructures(), oscar.manageClusters());
    List<Loop> loops =
        new ArrayList<>(
            List.of(
                new Loop(PROVISIONING, periods.provisioning(), this::provision),
                new Loop(SCALING, periods.scaling(), elasticity.loop()::tick),
                new Loop(DISPATCH, periods.dispatch(), oscar.dispatchLoop()::tick),
                new Loop(NOTICES, NOTICE_PERIOD, this::lookUp),
                new Loop("buckets", periods.reconciliation(), oscar.bucketReconciler()::tick),
                new Loop("services", periods.reconciliation(), oscar.serviceReconciler()::tick),
                new Loop("calls", SWEEP_PERIOD, oscar.callSweep()::tick),
                new Loop("farewell", periods.provisioning(), farewell::tick),
                new Loop("scaling-rules", SWEEP_PERIOD, this::forgetRules),
                new Loop("health", HEALTH_PERIOD, health::tick),
                new Loop(AUDIT, AUDIT_PERIOD, audit::write),
                new Loop("audit-sweep", SWEEP_PERIOD, audit::sweep),
                new Loop(POOLS, POOL_PERIOD, this::keepPods),
                new Loop("exposed", EXPOSED_PERIOD, oscar.exposed().loop()::tick),
                new Loop("sandbox-jobs", SANDBOX_PERIOD, this::runSandbox),
                new Loop("sandbox-pods", SANDBOX_PERIOD, clusters::tick)));
    hooks.loop().ifPresent(one -> loops.add(new Loop("hooks", HOOK_PERIOD, one::tick)));
    return loops;
  }

  private void provision() {
    if (provisioner.loop().tick()) {
      doorbell.ring();
    }
  }

  /** Rules go with their cluster. */
  private void forgetRules() {
    elasticity
        .rules()
        .keepOnly(
            () ->
                provisioner.findClusters().all().stream()
                    .filter(one -> one.state() != ProvisionedCluster.State.DELETING)
                    .map(ProvisionedCluster::id)
                    .collect(Collectors.toSet()));
  }

  private void lookUp() {
    if (oscar.noticeLoop().tick()) {
      arrivals.notices().ring();
    }
  }

  /** Jobs come first: their first look ends what an earlier server has left. */
  private void runSandbox() {
    sandbox.runner().tick();
    warmPods.tick();
    exposedPods.tick();
  }

  private void keepPods() {
    if (oscar.poolLoop().tick()) {
      arrivals.calls().ring();
    }
  }

  @PreDestroy
  void stop() {
    if (scheduler != null) {
      scheduler.close();
      audit.write();
    }
  }
}
