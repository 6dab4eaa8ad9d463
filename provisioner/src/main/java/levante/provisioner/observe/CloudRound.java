package levante.provisioner.observe;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Machine;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.Observed;

/**
 * What the clouds list in one tick: asked once a cloud, however many infrastructures it serves, and
 * when it is first asked about. Accounts of different users may have the same name, so the provider
 * itself is the key.
 */
public final class CloudRound {
  private final IdentityHashMap<CloudProvider, Observed<Machine>> lists = new IdentityHashMap<>();
  private final IdentityHashMap<CloudProvider, Observed<CloudObject>> objects =
      new IdentityHashMap<>();
  private final IdentityHashMap<CloudProvider, Map<InfrastructureId, List<Machine>>> grouped =
      new IdentityHashMap<>();

  /** All machines with Levante's tag. */
  public Observed<Machine> all(CloudProvider cloud) {
    return lists.computeIfAbsent(
        cloud, id -> Observer.asked(ErrorCode.CLOUD_UNREACHABLE, cloud::listAll));
  }

  /** All that carries Levante's tag besides machines. */
  public Observed<CloudObject> allObjects(CloudProvider cloud) {
    return objects.computeIfAbsent(
        cloud, id -> Observer.asked(ErrorCode.CLOUD_UNREACHABLE, cloud::objects));
  }

  /** What a cloud keeps for one infrastructure besides machines. */
  public Map<CloudId, Observed<CloudObject>> objectsOf(
      InfrastructureId infrastructure, CloudProvider cloud) {
    Observed<CloudObject> own =
        allObjects(cloud)
            .match(
                complete ->
                    new Observed.Complete<>(
                        complete.items().stream()
                            .filter(object -> object.infrastructure().equals(infrastructure))
                            .toList()),
                incomplete -> incomplete);
    return Map.of(cloud.id(), own);
  }

  /** The clouds that were asked, each once. */
  public List<CloudProvider> asked() {
    return List.copyOf(lists.keySet());
  }

  /** The machines of one infrastructure. */
  public Map<CloudId, Observed<Machine>> of(InfrastructureId infrastructure, CloudProvider cloud) {
    Observed<Machine> all = all(cloud);
    Observed<Machine> own =
        all.match(
            complete ->
                new Observed.Complete<>(
                    grouped
                        .computeIfAbsent(cloud, id -> byInfrastructure(complete.items()))
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
