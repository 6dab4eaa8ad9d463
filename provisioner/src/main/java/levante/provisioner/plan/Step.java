package levante.provisioner.plan;

import java.util.Locale;
import levante.kernel.ClusterId;
import levante.provisioner.application.DesiredApplication;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.configure.StorageSpec;
import levante.provisioner.naming.MachineId;

/** One thing to do next, with the reason. Steps are idempotent. */
public sealed interface Step {
  /** Buy the machine; its name is written down before. */
  record Launch(ManagedMachine machine, String reason) implements Step {
    @Override
    public String subject() {
      return machine.id().value();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.launch(this);
    }
  }

  /** Bring a running machine one step further on its way into its cluster. */
  record Configure(MachineId machine, ClusterSpec cluster, NodeRole role, String reason)
      implements Step {
    @Override
    public String subject() {
      return machine.value();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.configure(this);
    }
  }

  /**
   * Bring a node one step further on its way to another version.
   *
   * @param version what it shall run, which may leave the patch open
   */
  record Upgrade(
      MachineId machine, ClusterSpec cluster, NodeRole role, String version, String reason)
      implements Step {
    @Override
    public String subject() {
      return machine.value();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.upgrade(this);
    }
  }

  /** Run a machine's operations, or see how far they are. */
  record Operate(MachineId machine, String reason) implements Step {
    @Override
    public String subject() {
      return machine.value();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.operate(this);
    }
  }

  /** Write down that a machine shall go. */
  record Release(MachineId machine, Cause cause, String reason) implements Step {
    /** Whether something went wrong with the machine, so that its pool backs off. */
    public enum Cause {
      WISH,
      FAILURE
    }

    @Override
    public String subject() {
      return machine.value();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.release(this);
    }
  }

  /** Give a machine back to its cloud. */
  record Terminate(MachineId machine, CloudId cloud, String reason) implements Step {
    @Override
    public String subject() {
      return machine.value();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.terminate(this);
    }
  }

  /** Give back something that a cloud keeps besides machines. */
  record RemoveObject(CloudObject object, CloudId cloud, String reason) implements Step {
    @Override
    public String subject() {
      return object.id();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.removeObject(this);
    }
  }

  /** Switch a machine off; its disk stays. */
  record Stop(MachineId machine, String reason) implements Step {
    @Override
    public String subject() {
      return machine.value();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.stop(this);
    }
  }

  /** Switch a machine on. */
  record Start(MachineId machine, String reason) implements Step {
    @Override
    public String subject() {
      return machine.value();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.start(this);
    }
  }

  /** Boot a machine anew. */
  record Reboot(MachineId machine, String reason) implements Step {
    @Override
    public String subject() {
      return machine.value();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.reboot(this);
    }
  }

  /** Take the node of a machine out of its cluster. */
  record RemoveNode(ClusterId cluster, MachineId machine, Manner manner, String reason)
      implements Step {
    /** What becomes of the pods on it. */
    public enum Manner {
      /** Its machine is gone or stopped, or takes no users' pods. */
      GONE,
      /** They are sent away first; while one may not go, the node stays. */
      DRAINED
    }

    /** Of a machine that is gone. */
    public RemoveNode(ClusterId cluster, MachineId machine, String reason) {
      this(cluster, machine, Manner.GONE, reason);
    }

    @Override
    public String subject() {
      return machine.value();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.removeNode(this);
    }
  }

  /** Strike a machine out that nobody lists any more. */
  record Forget(MachineId machine, String reason) implements Step {
    @Override
    public String subject() {
      return machine.value();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.forget(this);
    }
  }

  /** Make an object storage, or see how far it is. */
  record MakeStorage(String nodeTemplate, StorageSpec storage, String reason) implements Step {
    @Override
    public String subject() {
      return storage.name();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.makeStorage(this);
    }
  }

  /** Remove an object storage with all its objects. */
  record DeleteStorage(String storage, String reason) implements Step {
    @Override
    public String subject() {
      return storage;
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.deleteStorage(this);
    }
  }

  /** Put an application onto its cluster or change it there, or see how far it is. */
  record ApplyApplication(ClusterSpec cluster, DesiredApplication application, String reason)
      implements Step {
    @Override
    public String subject() {
      return application.nodeTemplate();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.applyApplication(this);
    }
  }

  /**
   * Take an application off its cluster.
   *
   * @param application its name there
   */
  record RemoveApplication(ClusterSpec cluster, String application, String reason) implements Step {
    @Override
    public String subject() {
      return application;
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.removeApplication(this);
    }
  }

  /** Forget a cluster whose machines are gone. */
  record RemoveCluster(ClusterId cluster, String reason) implements Step {
    @Override
    public String subject() {
      return cluster.value();
    }

    @Override
    public void applyTo(StepHandler handler) {
      handler.removeCluster(this);
    }
  }

  /** Do nothing about the subject for now. */
  record Hold(String subject, String reason) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.hold(this);
    }
  }

  /** The name of what the step is about. */
  String subject();

  /** Why, for a person. */
  String reason();

  /** Calls the one method of the handler that fits. */
  void applyTo(StepHandler handler);

  /** The step's word, such as {@code launch} or {@code make-storage}. */
  default String word() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
