package levante.provisioner.infrastructure;

import java.util.List;
import levante.provisioner.cloud.MachineState;

/**
 * An infrastructure's state in one of IM's words.
 *
 * @param explanations why it is not (yet) what it shall be, for a person; empty when all is well
 */
public record InfrastructureStatus(MachineState state, List<String> explanations) {
  /** Of an infrastructure that no tick has looked at yet. */
  public static final InfrastructureStatus NEW =
      new InfrastructureStatus(MachineState.PENDING, List.of());

  public InfrastructureStatus {
    explanations = List.copyOf(explanations);
  }
}
