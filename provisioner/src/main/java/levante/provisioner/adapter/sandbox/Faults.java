package levante.provisioner.adapter.sandbox;

import java.time.Duration;
import levante.kernel.ErrorCode;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.MachineId;

/** What a {@link ScriptedCloudProvider} does wrong. Safe for several threads. */
public interface Faults {
  /** What can be made to fail. */
  enum Operation {
    LIST,
    LAUNCH,
    TERMINATE
  }

  /** How much of a call happens. */
  enum Effect {
    /** Nothing; the caller gets the error. */
    NONE,
    /** All of it, and yet the caller gets the error, as after a timeout. */
    DONE_BUT_UNANSWERED,
    /** All of it, and the caller gets the answer. */
    DONE
  }

  /**
   * What becomes of one call.
   *
   * @param code of the error, when there is one
   * @param delay before anything happens
   */
  record Fault(Effect effect, ErrorCode code, Duration delay) {
    /** The call does what it should. */
    public static final Fault NO_FAULT = after(Duration.ZERO);

    /** A failure without delay. */
    static Fault of(Effect effect, ErrorCode code) {
      return new Fault(effect, code, Duration.ZERO);
    }

    /** The call does what it should, late. */
    static Fault after(Duration delay) {
      return new Fault(Effect.DONE, ErrorCode.INTERNAL, delay);
    }
  }

  /** What becomes of this call. */
  Fault next(Operation operation);

  /** Whether the region sells nothing now. */
  boolean isFull(Region region);

  /** Whether the machine stays pending for ever; the answer never changes. */
  boolean neverBoots(MachineId machine);
}
