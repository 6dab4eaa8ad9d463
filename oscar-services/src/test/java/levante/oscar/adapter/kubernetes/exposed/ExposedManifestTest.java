package levante.oscar.adapter.kubernetes.exposed;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import levante.oscar.adapter.kubernetes.KubernetesJobConfig;
import levante.oscar.exposed.ExposedPods;
import levante.oscar.exposed.ExposedSamples;
import levante.oscar.exposed.ExposedSpec;
import levante.oscar.exposure.Exposure;
import org.junit.jupiter.api.Test;

class ExposedManifestTest {
  private static ExposedSpec spec(Exposure exposure) {
    return ExposedSpec.of(ExposedSamples.service("api", "i", "#!/bin/sh\nserve\n", exposure));
  }

  private static Exposure with(int least, int most, Exposure.Command command, String health) {
    return new Exposure(
        new Exposure.Scale(least, most, 70),
        5000,
        Exposure.Access.TOKEN,
        Exposure.Paths.STRIPPED,
        command,
        health);
  }

  private static List<HasMetadata> objects(ExposedSpec spec) {
    return new ExposedManifest(KubernetesJobConfig.DEFAULTS, ExposedSamples.CLUSTER, spec)
        .objects();
  }

  private static Deployment deployment(Exposure exposure) {
    List<HasMetadata> all = objects(spec(exposure));
    return (Deployment) all.get(all.size() - 1);
  }

  private static Container container(Exposure exposure) {
    return deployment(exposure).getSpec().getTemplate().getSpec().getContainers().get(0);
  }

  @Test
  void allObjectsHaveOneNameTheClustersLabelsAndTheVersion() {
    ExposedSpec spec = spec(ExposedSamples.on(5000));
    assertThat(spec.name()).matches("exposed-api-[0-9a-f]{8}");
    assertThat(objects(spec))
        .extracting(HasMetadata::getKind)
        .containsExactly("Secret", "Service", "HorizontalPodAutoscaler", "Deployment");
    assertThat(objects(spec))
        .allSatisfy(
            one -> {
              assertThat(one.getMetadata().getName()).isEqualTo(spec.name());
              assertThat(one.getMetadata().getLabels())
                  .containsEntry("levante/cluster", "edge-7f3a2b")
                  .containsEntry("levante/exposed", spec.name())
                  .containsEntry("oscar_service", "api");
              assertThat(one.getMetadata().getAnnotations())
                  .containsEntry("levante/version", spec.version());
            });
  }

  @Test
  void secretsAndTheScriptLieInTheSecretOnly() {
    Deployment deployment = deployment(ExposedSamples.on(5000));
    assertThat(Serialization.asJson(deployment)).doesNotContain("hush", "serve\\n");
    assertThat(container(ExposedSamples.on(5000)).getEnv())
        .anySatisfy(
            one -> {
              assertThat(one.getName()).isEqualTo("TOKEN");
              assertThat(one.getValueFrom().getSecretKeyRef().getKey()).isEqualTo("env.TOKEN");
            })
        .anySatisfy(
            one -> {
              assertThat(one.getName()).isEqualTo("PLAIN");
              assertThat(one.getValue()).isEqualTo("$$(PATH) it's");
            })
        .noneSatisfy(one -> assertThat(one.getName()).isEqualTo("no name"));
  }

  @Test
  void aPodIsAsConfinedAsAJobs() {
    PodSpec pod = deployment(ExposedSamples.on(5000)).getSpec().getTemplate().getSpec();
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    Container container = pod.getContainers().get(0);
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
  }

  @Test
  void theNumberOfPodsIsFixedWhereItMayNotChange() {
    ExposedSpec fixed = spec(with(2, 2, Exposure.Command.SCRIPT, ""));
    assertThat(objects(fixed))
        .extracting(HasMetadata::getKind)
        .containsExactly("Secret", "Service", "Deployment");
    assertThat(deployment(fixed.exposure()).getSpec().getReplicas()).isEqualTo(2);
    assertThat(deployment(ExposedSamples.on(5000)).getSpec().getReplicas()).isNull();
  }

  @Test
  void anImageRunsByItselfWhenItIsToAndIsReadyWhenItsPathOrPortAnswers() {
    Container image = container(with(1, 1, Exposure.Command.IMAGE, "/live"));
    assertThat(image.getCommand()).isEmpty();
    assertThat(image.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/live");
    Container script = container(with(1, 1, Exposure.Command.SCRIPT, ""));
    assertThat(script.getCommand()).containsExactly("/levante-script/script");
    assertThat(script.getReadinessProbe().getTcpSocket().getPort().getIntVal()).isEqualTo(5000);
  }

  @Test
  void oneIsThereWhenAllThatItNeedsIsAndOfTheSameVersion() {
    ExposedSpec spec = spec(ExposedSamples.on(5000));
    List<HasMetadata> all = objects(spec);
    assertThat(ExposedReader.read(all, List.of()))
        .extracting(ExposedPods.Seen::version)
        .containsExactly(spec.version());
    for (HasMetadata lost : all) {
      List<HasMetadata> left = all.stream().filter(one -> one != lost).toList();
      assertThat(ExposedReader.read(left, List.of()))
          .extracting(ExposedPods.Seen::version)
          .containsExactly("");
    }
    all.get(1).getMetadata().getAnnotations().put("levante/version", "other");
    assertThat(ExposedReader.read(all, List.of()).get(0).version()).isEmpty();
  }
}
