package levante.provisioner.listing;

import java.util.List;
import levante.provisioner.cloud.MachineState;

/** How soon a person should look at something; the most urgent comes first. */
public enum Urgency {
  /** It does not get well by itself. */
  NEEDS_A_PERSON(0),
  /** On its way. */
  MOVING(1),
  /** As wished. */
  WELL(2),
  /** Nothing goes on. */
  AT_REST(3),
  /** There is nothing to look at. */
  NOTHING(4);

  private final int rank;

  Urgency(int rank) {
    this.rank = rank;
  }

  /** Its place, the most urgent first, from 0. */
  public int rank() {
    return rank;
  }

  /** Of a machine in that state. */
  public static Urgency of(MachineState state) {
    return switch (state) {
      case UNCONFIGURED, FAILED, UNKNOWN -> NEEDS_A_PERSON;
      case PENDING, RUNNING, DELETING -> MOVING;
      case CONFIGURED -> WELL;
      case STOPPED, OFF -> AT_REST;
    };
  }

  /** Of the most urgent of several machines. */
  public static Urgency of(List<MachineState> states) {
    return states.stream().map(Urgency::of).min(Urgency::compareTo).orElse(NOTHING);
  }
}
