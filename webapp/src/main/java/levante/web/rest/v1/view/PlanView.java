package levante.web.rest.v1.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.provisioner.desired.Placement;
import levante.provisioner.desired.UnservedPart;
import levante.provisioner.plan.Plan;
import levante.provisioner.plan.Step;
import levante.provisioner.plan.StepHandler;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A plan for people: what will be done and why, and what the machines cost.
 *
 * @param machines how many there shall be now
 * @param eurPerHour of these machines
 * @param eurPerHourAtMost when every pool is scaled to its bound
 * @param notCarriedOut parts of the template that nothing carries out yet; with any of them it can
 *     be planned but not deployed
 */
public record PlanView(
    List<StepView> steps,
    List<PoolView> pools,
    int machines,
    BigDecimal eurPerHour,
    BigDecimal eurPerHourAtMost,
    List<PartView> notCarriedOut) {
  /** One part, what it would stand on, and why it is not carried out. */
  public record PartView(String name, String type, Optional<String> host, String why) {
    private static PartView of(UnservedPart part) {
      return new PartView(part.name(), part.type(), part.host(), part.why());
    }
  }

  /**
   * One step.
   *
   * @param what the machine, storage or cluster it is about
   * @param where cloud and region, or the cluster; empty when it has no place
   * @param size of the machine; empty when it is about none
   * @param eurPerHour of the machine; 0 when it is about none
   */
  public record StepView(
      @Schema(
              enumeration = {
                "launch",
                "configure",
                "upgrade",
                "operate",
                "release",
                "terminate",
                "stop",
                "start",
                "reboot",
                "remove-object",
                "remove-node",
                "forget",
                "make-storage",
                "delete-storage",
                "apply-application",
                "remove-application",
                "remove-cluster",
                "hold"
              })
          String action,
      String what,
      String where,
      String size,
      String reason,
      BigDecimal eurPerHour) {
    private static StepView plain(String action, Step step, String where) {
      return new StepView(action, step.subject(), where, "", step.reason(), BigDecimal.ZERO);
    }
  }

  /** One pool of like machines: how many, of which size, where, at which price together. */
  public record PoolView(
      String nodeTemplate,
      String where,
      String size,
      int count,
      int atMost,
      BigDecimal eurPerHour,
      BigDecimal eurPerHourAtMost) {
    private static PoolView of(Plan.PoolPrice price) {
      return new PoolView(
          price.nodeTemplate(),
          place(price.placement()),
          price.placement().size().name(),
          price.count(),
          price.atMost(),
          price.eurPerHour(),
          price.eurPerHourAtMost());
    }
  }

  /** The view of a plan. */
  public static PlanView of(Plan plan) {
    Rendering rendering = new Rendering();
    plan.steps().forEach(step -> step.applyTo(rendering));
    return new PlanView(
        List.copyOf(rendering.steps),
        plan.prices().stream().map(PoolView::of).toList(),
        plan.prices().stream().mapToInt(Plan.PoolPrice::count).sum(),
        plan.eurPerHour(),
        plan.eurPerHourAtMost(),
        plan.unserved().stream().map(PartView::of).toList());
  }

  private static String place(Placement placement) {
    return placement.cloud() + "/" + placement.region();
  }

  /** Collects the views of the steps it is applied to. */
  private static final class Rendering implements StepHandler {
    private final List<StepView> steps = new ArrayList<>();

    @Override
    public void launch(Step.Launch step) {
      Placement placement = step.machine().placement();
      steps.add(
          new StepView(
              "launch",
              step.subject(),
              place(placement),
              placement.size().name(),
              step.reason(),
              placement.size().eurPerHour()));
    }

    @Override
    public void configure(Step.Configure step) {
      steps.add(StepView.plain("configure", step, step.cluster().id().value()));
    }

    @Override
    public void upgrade(Step.Upgrade step) {
      steps.add(StepView.plain("upgrade", step, step.cluster().id().value()));
    }

    @Override
    public void operate(Step.Operate step) {
      steps.add(StepView.plain("operate", step, ""));
    }

    @Override
    public void release(Step.Release step) {
      steps.add(StepView.plain("release", step, ""));
    }

    @Override
    public void terminate(Step.Terminate step) {
      steps.add(StepView.plain("terminate", step, step.cloud().value()));
    }

    @Override
    public void stop(Step.Stop step) {
      steps.add(StepView.plain("stop", step, ""));
    }

    @Override
    public void start(Step.Start step) {
      steps.add(StepView.plain("start", step, ""));
    }

    @Override
    public void reboot(Step.Reboot step) {
      steps.add(StepView.plain("reboot", step, ""));
    }

    @Override
    public void removeObject(Step.RemoveObject step) {
      steps.add(StepView.plain("remove-object", step, step.cloud().value()));
    }

    @Override
    public void removeNode(Step.RemoveNode step) {
      steps.add(StepView.plain("remove-node", step, step.cluster().value()));
    }

    @Override
    public void forget(Step.Forget step) {
      steps.add(StepView.plain("forget", step, ""));
    }

    @Override
    public void makeStorage(Step.MakeStorage step) {
      steps.add(StepView.plain("make-storage", step, step.storage().cluster().value()));
    }

    @Override
    public void deleteStorage(Step.DeleteStorage step) {
      steps.add(StepView.plain("delete-storage", step, ""));
    }

    @Override
    public void applyApplication(Step.ApplyApplication step) {
      steps.add(StepView.plain("apply-application", step, step.cluster().id().value()));
    }

    @Override
    public void removeApplication(Step.RemoveApplication step) {
      steps.add(StepView.plain("remove-application", step, step.cluster().id().value()));
    }

    @Override
    public void removeCluster(Step.RemoveCluster step) {
      steps.add(StepView.plain("remove-cluster", step, step.cluster().value()));
    }

    @Override
    public void hold(Step.Hold step) {
      steps.add(StepView.plain("hold", step, ""));
    }
  }
}
