package levante.provisioner.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Machine;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.Observed;

/**
 * What the clouds list in one tick: one call a cloud, however many infrastructures it serves. The
 * call is made when a cloud is first asked about.
 */
public final class CloudRound {
  private final Map<CloudId, Observed<Machine>> lists = new TreeMap<>();
  private final Map<CloudId, Map<InfrastructureId, List<Machine>>> grouped = new TreeMap<>();

  /** All machines with Levante's tag. */
  public Observed<Machine> all(CloudProvider cloud) {
    return lists.computeIfAbsent(
        cloud.id(), id -> Observer.asked(ErrorCode.CLOUD_UNREACHABLE, cloud::listAll));
  }

  /** The machines of one infrastructure. */
  public Map<CloudId, Observed<Machine>> of(InfrastructureId infrastructure, CloudProvider cloud) {
    Observed<Machine> all = all(cloud);
    Observed<Machine> own =
        all.match(
            complete ->
                new Observed.Complete<>(
                    grouped
                        .computeIfAbsent(cloud.id(), id -> byInfrastructure(complete.items()))
                        .getOrDefault(infrastructure, List.of())),
            incomplete -> incomplete);
    return Map.of(cloud.id(), own);
  }

  private static Map<InfrastructureId, List<Machine>> byInfrastructure(List<Machine> machines) {
    Map<InfrastructureId, List<Machine>> groups = new TreeMap<>();
    for (Machine machine : machines) {
      groups.computeIfAbsent(machine.infrastructure(), id -> new ArrayList<>()).add(machine);
    }
    return groups;
  }
}
