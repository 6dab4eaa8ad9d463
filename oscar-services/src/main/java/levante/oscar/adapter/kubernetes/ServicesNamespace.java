package levante.oscar.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.util.List;
import levante.oscar.adapter.container.CallServer;
import levante.oscar.adapter.kubernetes.read.Marks;

/**
 * The jobs' namespace: it lets in only pods that are as confined as ours (Kubernetes' level
 * "restricted"), and its policy lets nobody in and keeps scripts away from a cloud's metadata.
 */
public final class ServicesNamespace {
  private static final String EVERYWHERE = "0.0.0.0/0";

  /** Clouds tell machines their credentials under these addresses. Source: RFC 3927. */
  private static final List<String> METADATA = List.of("169.254.0.0/16");

  private ServicesNamespace() {}

  /** Makes what is missing of it. */
  public static void ensure(KubernetesClient client, String name) {
    create(client.namespaces().resource(namespace(name)));
    create(client.network().v1().networkPolicies().inNamespace(name).resource(policy()));
  }

  /** Lets calls in to the pods that are kept for them; who calls has to know their pool's key. */
  public static void letCallsIn(KubernetesClient client, String name) {
    create(client.network().v1().networkPolicies().inNamespace(name).resource(calls()));
  }

  /** Lets everybody in to the pods of exposed services, on whatever port they listen. */
  public static void letAllIn(KubernetesClient client, String name) {
    NetworkPolicy exposed =
        letIn("levante-exposed", Marks.EXPOSED, new NetworkPolicyIngressRuleBuilder().build());
    create(client.network().v1().networkPolicies().inNamespace(name).resource(exposed));
  }

  private static NetworkPolicy calls() {
    return letIn(
        "levante-calls",
        Marks.POOL,
        new NetworkPolicyIngressRuleBuilder()
            .addNewPort()
            .withPort(new IntOrString(CallServer.PORT))
            .withProtocol("TCP")
            .endPort()
            .build());
  }

  private static NetworkPolicy letIn(String policy, String label, NetworkPolicyIngressRule rule) {
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withName(policy)
        .withLabels(Marks.OURS)
        .endMetadata()
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(Marks.OURS)
        .addNewMatchExpression()
        .withKey(label)
        .withOperator("Exists")
        .endMatchExpression()
        .endPodSelector()
        .withPolicyTypes("Ingress")
        .withIngress(rule)
        .endSpec()
        .build();
  }

  /** Makes it; a name that is taken is fine. */
  public static <T extends HasMetadata> void create(Resource<T> resource) {
    try {
      resource.create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }

  private static Namespace namespace(String name) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(Marks.OURS)
        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
        .endMetadata()
        .build();
  }

  private static NetworkPolicy policy() {
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withName("levante-jobs")
        .withLabels(Marks.OURS)
        .endMetadata()
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(Marks.OURS)
        .endPodSelector()
        .withPolicyTypes("Ingress", "Egress")
        .addNewEgress()
        .addNewTo()
        .withNewIpBlock()
        .withCidr(EVERYWHERE)
        .withExcept(METADATA)
        .endIpBlock()
        .endTo()
        .addNewTo()
        .withNewIpBlock()
        .withCidr("::/0")
        .endIpBlock()
        .endTo()
        .endEgress()
        .endSpec()
        .build();
  }
}
