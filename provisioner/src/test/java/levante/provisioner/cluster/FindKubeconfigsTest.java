package levante.provisioner.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.Test;

class FindKubeconfigsTest {
  private final World world = new World();

  @Test
  void aClusterIsReachedAsSoonAsWhoMadeItKnowsHow() {
    Infrastructure infrastructure = world.create(1);
    ClusterId cluster = infrastructure.id().cluster("cloud");
    assertThat(world.levante.findKubeconfigs().of(cluster)).isEmpty();
    world.ticks(200);
    assertThat(world.levante.findKubeconfigs().of(cluster).map(Secret::reveal))
        .contains("kubeconfig of " + cluster);
  }

  @Test
  void aClusterThatIsNotThereIsNotFound() {
    world.create(1);
    assertThatThrownBy(() -> world.levante.findKubeconfigs().of(new ClusterId("nobodys")))
        .isInstanceOfSatisfying(
            LevanteException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.CLUSTER_NOT_FOUND));
  }
}
