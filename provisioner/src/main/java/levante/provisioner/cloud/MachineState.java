package levante.provisioner.cloud;

import java.util.Locale;

/** A machine's state, in IM's words. */
public enum MachineState {
  /** Asked for; not yet booted. */
  PENDING,
  /** Booted; being made into a node. */
  RUNNING,
  /** A node that serves. */
  CONFIGURED,
  /** Booted, but making it into a node failed. */
  UNCONFIGURED,
  /** Stopped, could be started again. */
  STOPPED,
  /** Released and gone. */
  OFF,
  /** The cloud says that it will not boot. */
  FAILED,
  /** The cloud has not been heard of for too long. */
  UNKNOWN,
  /** Being released. */
  DELETING;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
