package levante.elasticity.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.Map;
import levante.elasticity.adapter.kubernetes.read.Evictions;

/** Objects for a bed; a test changes what it is about. */
final class BedPods {
  static final String NAMESPACE = "default";
  static final String QUEUE = "kueue.x-k8s.io/queue-name";

  private BedPods() {}

  /** A pod of its own that may be evicted. */
  static Pod evictable(String name, String cpu) {
    return new PodBuilder(bare(name, cpu))
        .editMetadata()
        .addToAnnotations(Evictions.SAFE_TO_EVICT, "true")
        .endMetadata()
        .build();
  }

  /** A pod that nothing would make anew. */
  static Pod bare(String name, String cpu) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(NAMESPACE)
        .withName(name)
        .addToLabels("app", name)
        .endMetadata()
        .withSpec(spec(cpu).build())
        .build();
  }

  static PodSpecBuilder spec(String cpu) {
    return new PodSpecBuilder()
        .addNewContainer()
        .withName("main")
        .withImage("registry.test/none:1")
        .withNewResources()
        .withRequests(Map.of("cpu", Quantity.parse(cpu), "memory", Quantity.parse("64Mi")))
        .endResources()
        .endContainer();
  }

  static PodTemplateSpec template(String app, String cpu) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .addToLabels("app", app)
        .endMetadata()
        .withSpec(spec(cpu).build())
        .build();
  }

  /** Keeps so many pods. */
  static ReplicaSet replicas(String app, String cpu, int count) {
    return new ReplicaSetBuilder()
        .withNewMetadata()
        .withNamespace(NAMESPACE)
        .withName(app)
        .endMetadata()
        .withNewSpec()
        .withReplicas(count)
        .withNewSelector()
        .addToMatchLabels("app", app)
        .endSelector()
        .withTemplate(template(app, cpu))
        .endSpec()
        .build();
  }

  /** Keeps so many of an app's pods from being evicted. */
  static PodDisruptionBudget budget(String app, int available) {
    return new PodDisruptionBudgetBuilder()
        .withNewMetadata()
        .withNamespace(NAMESPACE)
        .withName(app + "-budget")
        .endMetadata()
        .withNewSpec()
        .withNewMinAvailable(available)
        .withNewSelector()
        .addToMatchLabels("app", app)
        .endSelector()
        .endSpec()
        .build();
  }

  /** One pod on every node. */
  static DaemonSet daemons(String app, String cpu) {
    return new DaemonSetBuilder()
        .withNewMetadata()
        .withNamespace(NAMESPACE)
        .withName(app)
        .endMetadata()
        .withNewSpec()
        .withNewSelector()
        .addToMatchLabels("app", app)
        .endSelector()
        .withTemplate(template(app, cpu))
        .endSpec()
        .build();
  }

  /** A Job that has not begun. */
  static Job suspended(String name, String cpu, int parallelism, Map<String, String> labels) {
    return new JobBuilder()
        .withNewMetadata()
        .withNamespace(NAMESPACE)
        .withName(name)
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withSuspend(true)
        .withParallelism(parallelism)
        .withCompletions(parallelism)
        .withTemplate(
            new PodTemplateSpecBuilder()
                .withSpec(spec(cpu).withRestartPolicy("Never").build())
                .build())
        .endSpec()
        .build();
  }
}
