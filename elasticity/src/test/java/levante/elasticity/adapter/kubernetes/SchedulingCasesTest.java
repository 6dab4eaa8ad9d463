package levante.elasticity.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.util.List;
import levante.elasticity.adapter.kubernetes.read.Kept;
import levante.elasticity.adapter.kubernetes.read.Neighbours;
import levante.elasticity.adapter.kubernetes.read.NodeReader;
import levante.elasticity.adapter.kubernetes.read.PodReader;
import levante.elasticity.adapter.kubernetes.read.Volumes;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Pod;
import levante.elasticity.schedule.SchedulingSimulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our verdict on every case; that the real scheduler's is the same is seen in its IT. */
class SchedulingCasesTest {
  private final Kept<PersistentVolumeClaim> claims = new Kept<>();
  private final Kept<PersistentVolume> volumes = new Kept<>();
  private final Kept<Namespace> namespaces = new Kept<>();
  private final PodReader reader =
      new PodReader(
          new Volumes(claims, volumes, new Kept<StorageClass>()), new Neighbours(namespaces));

  @ParameterizedTest
  @MethodSource("levante.elasticity.adapter.kubernetes.SchedulingCase#all")
  void ourVerdictIsTheExpectedOne(SchedulingCase one) {
    one.volume().ifPresent(volume -> volumes.add(volume.getMetadata().getName(), volume));
    one.claim().ifPresent(claim -> claims.add("default/" + claim.getMetadata().getName(), claim));
    namespaces.add("default", "metadata: {name: default}", Namespace.class);
    namespaces.add("other", "metadata: {name: other}", Namespace.class);
    List<Node> nodes = one.nodes().stream().map(NodeReader::read).toList();
    List<Pod> running = one.running().stream().map(reader::read).toList();
    Pod pod = reader.read(one.pod());
    SchedulingSimulation simulation = new SchedulingSimulation(new ClusterView(nodes, running));
    boolean fits =
        nodes.stream()
            .filter(node -> node.ready() && !node.cordoned())
            .map(node -> simulation.node(node.name()))
            .anyMatch(
                node -> simulation.fits(pod, node) && simulation.refusal(pod, node).isEmpty());
    assertThat(fits).isEqualTo(one.fits());
  }

  @Test
  void thereAreAtLeastFortyOfThemAndOneSidedOnesAreFew() {
    List<SchedulingCase> all = SchedulingCase.all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(40);
    assertThat(all.stream().filter(SchedulingCase::fits).count())
        .isBetween(all.size() / 3L, 2L * all.size() / 3);
  }
}
