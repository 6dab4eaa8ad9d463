package levante.oscar.adapter.kubernetes.store;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import levante.oscar.adapter.kubernetes.ServicesNamespace;
import org.bouncycastle.util.IPAddress;

/**
 * Has every node of a cluster send what is meant for a storage's public address straight to its
 * pod: a machine of a cloud often cannot reach itself by the address that others reach it by. It is
 * a load balancer of a class that nobody else serves, so that kube-proxy alone heeds it. Source:
 * Kubernetes, Service, type LoadBalancer.
 */
final class ShortCut {
  private static final String CLASS = "levante/public-address";

  private final StoreConfig config;
  private final StoreManifest manifest;

  ShortCut(StoreConfig config, StoreManifest manifest) {
    this.config = config;
    this.manifest = manifest;
  }

  /** Makes it, unless the node has that address itself. */
  void ensure(KubernetesClient client, String name, StoreSite site) {
    Resource<Service> there = of(client, name);
    Service found = there.get();
    if (!IPAddress.isValid(site.address()) || leads(found) || isOwn(client, site)) {
      return;
    }
    if (found == null) {
      ServicesNamespace.create(
          client.services().inNamespace(config.namespace()).resource(service(name)));
    }
    there.editStatus(service -> at(service, site.address()));
  }

  /** Takes it away. */
  void remove(KubernetesClient client, String name) {
    of(client, name).delete();
  }

  private Resource<Service> of(KubernetesClient client, String name) {
    return client.services().inNamespace(config.namespace()).withName(name);
  }

  private static boolean leads(Service found) {
    return found != null && !found.getStatus().getLoadBalancer().getIngress().isEmpty();
  }

  private static boolean isOwn(KubernetesClient client, StoreSite site) {
    Node node = client.nodes().withName(site.node()).get();
    return node != null
        && node.getStatus().getAddresses().stream()
            .anyMatch(one -> one.getAddress().equals(site.address()));
  }

  private Service service(String name) {
    return new ServiceBuilder()
        .withMetadata(manifest.meta(name, name))
        .withNewSpec()
        .withType("LoadBalancer")
        .withLoadBalancerClass(CLASS)
        .withAllocateLoadBalancerNodePorts(false)
        .withSelector(StoreManifest.labels(name))
        .addNewPort()
        .withName("s3")
        .withPort(config.port())
        .withTargetPort(new IntOrString(config.port()))
        .endPort()
        .endSpec()
        .build();
  }

  private static Service at(Service service, String address) {
    return new ServiceBuilder(service)
        .withNewStatus()
        .withNewLoadBalancer()
        .addNewIngress()
        .withIp(address)
        .endIngress()
        .endLoadBalancer()
        .endStatus()
        .build();
  }
}
