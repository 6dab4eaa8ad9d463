package levante.elasticity.adapter.kubernetes.read;

import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TopologySelectorTerm;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.informers.cache.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import levante.elasticity.constraint.NodeAffinity;
import levante.elasticity.constraint.Requirement;

/**
 * Which nodes reach a pod's volumes. A claim that is bound is where its volume is; one that waits
 * for its first pod may come to be wherever its class can make a volume, or has one to give; any
 * other keeps its pod from every node.
 */
public final class Volumes {
  private static final NodeAffinity NOWHERE = new NodeAffinity(List.of());
  private static final String NOBODY_MAKES_THEM = "kubernetes.io/no-provisioner";
  private static final Set<String> PLACES =
      Set.of("topology.kubernetes.io/zone", "topology.kubernetes.io/region");

  private final Store<PersistentVolumeClaim> claims;
  private final Store<PersistentVolume> volumes;
  private final Store<StorageClass> classes;

  /** Over these, as informers keep them. */
  public Volumes(
      Store<PersistentVolumeClaim> claims,
      Store<PersistentVolume> volumes,
      Store<StorageClass> classes) {
    this.claims = claims;
    this.volumes = volumes;
    this.classes = classes;
  }

  static boolean areClaimedBy(PodSpec spec) {
    return spec.getVolumes().stream()
        .anyMatch(one -> one.getPersistentVolumeClaim() != null || one.getEphemeral() != null);
  }

  /** For each volume that not every node reaches, the nodes that do. */
  List<NodeAffinity> reachedFrom(ObjectMeta pod, PodSpec spec) {
    return spec.getVolumes().stream()
        .flatMap(volume -> claimName(pod, volume).stream())
        .flatMap(claim -> reachedFrom(pod.getNamespace() + "/" + claim))
        .toList();
  }

  private static Optional<String> claimName(ObjectMeta pod, Volume volume) {
    if (volume.getEphemeral() != null) {
      return Optional.of(pod.getName() + "-" + volume.getName());
    }
    return Optional.ofNullable(volume.getPersistentVolumeClaim()).map(one -> one.getClaimName());
  }

  private Stream<NodeAffinity> reachedFrom(String claimKey) {
    PersistentVolumeClaim claim = claims.getByKey(claimKey);
    if (claim == null) {
      return Stream.of(NOWHERE);
    }
    String bound = claim.getSpec().getVolumeName();
    if (bound != null && !bound.isEmpty()) {
      PersistentVolume volume = volumes.getByKey(bound);
      return volume == null ? Stream.of(NOWHERE) : reachedFrom(volume);
    }
    String name = claim.getSpec().getStorageClassName();
    StorageClass kind = name == null ? null : classes.getByKey(name);
    if (kind == null || !"WaitForFirstConsumer".equals(kind.getVolumeBindingMode())) {
      return Stream.of(NOWHERE);
    }
    return NOBODY_MAKES_THEM.equals(kind.getProvisioner())
        ? Stream.of(whereOneIsFree(claim))
        : whereOneIsMade(kind);
  }

  private static Stream<NodeAffinity> reachedFrom(PersistentVolume volume) {
    NodeSelector required =
        volume.getSpec().getNodeAffinity() == null
            ? null
            : volume.getSpec().getNodeAffinity().getRequired();
    if (required != null) {
      return Stream.of(Selectors.of(required));
    }
    Requirement[] places =
        PodReader.labels(volume.getMetadata()).entrySet().stream()
            .filter(label -> PLACES.contains(label.getKey()))
            .sorted(Map.Entry.comparingByKey())
            // Several zones are written with two underscores between them.
            .map(
                label ->
                    new Requirement(
                        label.getKey(),
                        Requirement.Operator.IN,
                        List.of(label.getValue().split("__"))))
            .toArray(Requirement[]::new);
    return places.length == 0 ? Stream.empty() : Stream.of(NodeAffinity.of(places));
  }

  private static Stream<NodeAffinity> whereOneIsMade(StorageClass kind) {
    List<TopologySelectorTerm> allowed = kind.getAllowedTopologies();
    return allowed == null || allowed.isEmpty()
        ? Stream.empty()
        : Stream.of(new NodeAffinity(allowed.stream().map(Volumes::term).toList()));
  }

  private static NodeAffinity.Term term(TopologySelectorTerm term) {
    return new NodeAffinity.Term(
        term.getMatchLabelExpressions().stream()
            .map(one -> new Requirement(one.getKey(), Requirement.Operator.IN, one.getValues()))
            .toList(),
        List.of());
  }

  private NodeAffinity whereOneIsFree(PersistentVolumeClaim claim) {
    return new NodeAffinity(
        volumes.list().stream()
            .filter(volume -> suits(volume, claim))
            .flatMap(Volumes::reachedFrom)
            .flatMap(affinity -> affinity.anyOf().stream())
            .toList());
  }

  private static boolean suits(PersistentVolume volume, PersistentVolumeClaim claim) {
    Map<String, Quantity> wanted = claim.getSpec().getResources().getRequests();
    return volume.getStatus() != null
        && "Available".equals(volume.getStatus().getPhase())
        && claim.getSpec().getStorageClassName().equals(volume.getSpec().getStorageClassName())
        && volume.getSpec().getAccessModes().containsAll(claim.getSpec().getAccessModes())
        && Selectors.ofClaim(claim).matches(PodReader.labels(volume.getMetadata()))
        && Amounts.of(volume.getSpec().getCapacity()).covers(Amounts.of(wanted));
  }
}
