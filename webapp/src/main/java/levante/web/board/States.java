package levante.web.board;

import levante.provisioner.cloud.MachineState;
import levante.web.view.Status;

/** States of machines and infrastructures, as people read them. */
public final class States {
  private States() {}

  /** A state with the tone that it has. */
  public static Status of(MachineState state) {
    Status.Tone tone =
        switch (state) {
          case CONFIGURED -> Status.Tone.GOOD;
          case PENDING, RUNNING, DELETING -> Status.Tone.BUSY;
          case STOPPED, OFF -> Status.Tone.IDLE;
          case UNCONFIGURED, FAILED, UNKNOWN -> Status.Tone.BAD;
        };
    return new Status(tone, state.word());
  }
}
