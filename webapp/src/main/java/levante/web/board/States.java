package levante.web.board;

import levante.provisioner.cloud.MachineState;
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
}
