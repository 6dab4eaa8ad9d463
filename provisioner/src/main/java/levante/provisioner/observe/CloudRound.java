package levante.provisioner.observe;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  private final IdentityHashMap<CloudProvider, Map<InfrastructureId, List<CloudObject>>> kept =
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
                        kept.computeIfAbsent(
                                cloud, id -> grouped(complete.items(), CloudObject::infrastructure))
                            .getOrDefault(infrastructure, List.of())),
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
                        .computeIfAbsent(
                            cloud, id -> grouped(complete.items(), Machine::infrastructure))
                        .getOrDefault(infrastructure, List.of())),
            incomplete -> incomplete);
    return Map.of(cloud.id(), own);
  }

  /** Looked through once, or a tick would grow with the square of what there is. */
  private static <T> Map<InfrastructureId, List<T>> grouped(
      List<T> items, Function<T, InfrastructureId> infrastructure) {
    return items.stream()
        .collect(Collectors.groupingBy(infrastructure, TreeMap::new, Collectors.toList()));
  }
}
