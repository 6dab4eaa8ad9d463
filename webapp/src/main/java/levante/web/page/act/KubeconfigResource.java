package levante.web.page.act;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.Provisioner;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.web.rest.v1.OwnedClusters;
import levante.web.security.Caller;

/** What kubectl needs to reach a cluster of an infrastructure. */
@Path("infrastructures/{id}/kubeconfig/{cluster}")
@RequestScoped
public class KubeconfigResource {
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private OwnedClusters clusters;
  @Inject private Provisioner provisioner;
  @Inject private Caller caller;

  /** As a file; CLUSTER_NOT_FOUND for a cluster of another infrastructure, or without one. */
  @GET
  @Produces("application/yaml")
  public Response kubeconfig(@PathParam("id") String id, @PathParam("cluster") String cluster) {
    Infrastructure found = findInfrastructures.get(new InfrastructureId(id), caller.owner());
    return clusters.of(found).stream()
        .map(ProvisionedCluster::id)
        .filter(one -> one.value().equals(cluster))
        .findFirst()
        .flatMap(one -> provisioner.findKubeconfigs().of(one))
        .map(
            secret ->
                Response.ok(secret.reveal())
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.kubeconfig\"".formatted(cluster))
                    .build())
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.CLUSTER_NOT_FOUND,
                    "there is no kubeconfig of a cluster '%s' here".formatted(cluster)));
  }
}
