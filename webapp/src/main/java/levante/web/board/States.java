package levante.web.board;

import java.util.Locale;
import levante.provisioner.application.ManagedApplication;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.listing.Urgency;
import levante.web.view.Status;

/** States of machines and infrastructures, as people read them. */
public final class States {
  private States() {}

  /** A state with the tone that it has. */
  public static Status of(MachineState state) {
    Status.Tone tone =
        switch (Urgency.of(state)) {
          case NEEDS_A_PERSON -> Status.Tone.BAD;
          case MOVING -> Status.Tone.BUSY;
          case WELL -> Status.Tone.GOOD;
          case AT_REST, NOTHING -> Status.Tone.IDLE;
        };
    return new Status(tone, state.word());
  }

  /** The state of a cluster. */
  public static Status of(ProvisionedCluster.State state) {
    boolean ready = state == ProvisionedCluster.State.READY;
    return new Status(
        ready ? Status.Tone.GOOD : Status.Tone.BUSY, state.name().toLowerCase(Locale.ROOT));
  }

  /** The state of an application on a cluster. */
  public static Status of(ManagedApplication.State state) {
    Status.Tone tone =
        switch (state) {
          case READY -> Status.Tone.GOOD;
          case FAILED -> Status.Tone.BAD;
          case WAITING, UNDERWAY, REMOVING -> Status.Tone.BUSY;
        };
    return new Status(tone, state.name().toLowerCase(Locale.ROOT));
  }
}
