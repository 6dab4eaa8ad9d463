package levante.oscar.adapter.kubernetes.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import levante.kernel.ClusterId;
import levante.oscar.adapter.kubernetes.KubernetesJobConfig;
import levante.oscar.pool.PoolSamples;
import levante.oscar.pool.WarmPods;
import org.junit.jupiter.api.Test;

class PoolManifestTest {
  private final WarmPods.Pool pool =
      PoolSamples.pool("service-1", levante.kernel.Secret.of("the-key"));
  private final PoolManifest manifest =
      new PoolManifest(KubernetesJobConfig.DEFAULTS, new ClusterId("edge-7f3a2b"), pool);
  private final Deployment deployment = manifest.deployment();

  private Container container(String name) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().stream()
        .filter(one -> one.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void onlyOurContainerKnowsTheKeyAndTheStoragesCredentials() {
    assertThat(Serialization.asJson(deployment)).doesNotContain("the-key", "storage-secret");
    assertThat(container("script").getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactly("/levante");
    assertThat(container("script").getEnv()).noneMatch(one -> one.getName().equals("LEVANTE_KEY"));
    assertThat(container("calls").getEnv()).anyMatch(one -> one.getName().equals("LEVANTE_KEY"));
    assertThat(deployment.getSpec().getTemplate().getSpec().getAutomountServiceAccountToken())
        .isFalse();
  }

  @Test
  void theSecretGoesWithItsDeployment() {
    deployment.getMetadata().setUid("u-1");
    Secret secret = manifest.secret(deployment);
    assertThat(secret.getMetadata().getName()).isEqualTo("service-1");
    assertThat(secret.getMetadata().getOwnerReferences())
        .extracting(one -> one.getKind() + " " + one.getUid())
        .containsExactly("Deployment u-1");
    assertThat(secret.getMetadata().getLabels()).containsEntry("levante/pool", "service-1");
  }

  @Test
  void aPodThatIsToGoHasTimeForItsCall() {
    assertThat(deployment.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
        .isGreaterThan(pool.template().deadline().toSeconds());
  }
}
