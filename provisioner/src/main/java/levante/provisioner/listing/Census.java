package levante.provisioner.listing;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import levante.provisioner.cloud.MachineState;

/**
 * How many infrastructures a reader sees, and their machines.
 *
 * @param states how many are in each; states without any are left out
 */
public record Census(Map<MachineState, Integer> states, int machines) {
  /** A copy. */
  public Census {
    Map<MachineState, Integer> copy = new EnumMap<>(MachineState.class);
    copy.putAll(states);
    states = Collections.unmodifiableMap(copy);
  }

  /** All of them. */
  public int infrastructures() {
    return states.values().stream().mapToInt(Integer::intValue).sum();
  }
}
