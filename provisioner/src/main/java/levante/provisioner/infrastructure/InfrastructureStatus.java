package levante.provisioner.infrastructure;

import java.util.List;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.terms.Drift;

/**
 * An infrastructure's state in one of IM's words.
 *
 * @param explanations why it is not (yet) what it shall be, for a person; empty when all is well
 * @param drifts what was not as Levante made it when it was last looked at
 */
public record InfrastructureStatus(
    MachineState state, List<String> explanations, List<Drift> drifts) {
  /** Of an infrastructure that no tick has looked at yet. */
  public static final InfrastructureStatus NEW =
      new InfrastructureStatus(MachineState.PENDING, List.of());

  public InfrastructureStatus {
    explanations = List.copyOf(explanations);
    drifts = List.copyOf(drifts);
  }

  /** Of which nothing has drifted. */
  public InfrastructureStatus(MachineState state, List<String> explanations) {
    this(state, explanations, List.of());
  }

  /** The same with what has drifted. */
  public InfrastructureStatus drifted(List<Drift> newDrifts) {
    return new InfrastructureStatus(state, explanations, newDrifts);
  }
}
