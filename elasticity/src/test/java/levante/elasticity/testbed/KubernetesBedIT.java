package levante.elasticity.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class KubernetesBedIT {
  @Test
  void podsRunOnNodesThatJoinAndAreThereWhenTheApiComesBack() {
    try (KubernetesBed bed = KubernetesBed.start()) {
      bed.client().pods().inNamespace("default").resource(pod("one")).create();
      bed.join("w-0", Map.of("cpu", "1"), Map.of("disk", "ssd"), List.of());
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(found(bed, "one").getStatus().getPhase()).isEqualTo("Running"));
      assertThat(found(bed, "one").getSpec().getNodeName()).isEqualTo("w-0");
      bed.stopApi();
      assertThatThrownBy(() -> found(bed, "one")).isInstanceOf(KubernetesClientException.class);
      bed.startApi();
      assertThat(found(bed, "one").getSpec().getNodeName()).isEqualTo("w-0");
      bed.clear();
      assertThat(bed.client().nodes().list().getItems()).isEmpty();
    }
  }

  @Test
  void twoBedsStandBesideOneAnother() {
    try (KubernetesBed one = KubernetesBed.start();
        KubernetesBed other = KubernetesBed.start()) {
      one.join("w-0", "1");
      assertThat(other.client().nodes().list().getItems()).isEmpty();
    }
  }

  private static Pod found(KubernetesBed bed, String name) {
    return bed.client().pods().inNamespace("default").withName(name).get();
  }

  private static Pod pod(String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("main")
        .withImage("registry.test/none:1")
        .endContainer()
        .endSpec()
        .build();
  }
}
