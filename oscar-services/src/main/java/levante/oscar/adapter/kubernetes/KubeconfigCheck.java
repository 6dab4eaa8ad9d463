package levante.oscar.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.oscar.cluster.ClusterCheck;

/**
 * Looks at a kubeconfig before anything is done with it: one that names a command would run it on
 * this server, and one that names files would read them here.
 */
public final class KubeconfigCheck implements ClusterCheck {
  private final KubernetesJobConfig config;

  /** Asks clusters as jobs will. */
  public KubeconfigCheck(KubernetesJobConfig config) {
    this.config = config;
  }

  @Override
  public void check(Secret kubeconfig) {
    trouble(kubeconfig)
        .ifPresent(
            why -> {
              throw new LevanteException(ErrorCode.INVALID_REQUEST, why);
            });
    try (KubernetesClient client = JobClusters.open(kubeconfig, config)) {
      client.batch().v1().jobs().inNamespace(config.namespace()).list();
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw new LevanteException(
          ErrorCode.CLUSTER_UNREACHABLE,
          "the cluster does not answer, or refuses to list jobs: " + e.getMessage(),
          e);
    }
  }

  /** What is wrong with it, in a sentence for its writer. */
  static Optional<String> trouble(Secret kubeconfig) {
    Config read;
    try {
      read = Serialization.unmarshal(kubeconfig.reveal(), Config.class);
    } catch (RuntimeException e) {
      return Optional.of("it is no kubeconfig: not the YAML of one");
    }
    if (read == null || read.getClusters().isEmpty() || read.getUsers().isEmpty()) {
      return Optional.of("it is no kubeconfig: it has no cluster or no user");
    }
    return read.getUsers().stream()
        .map(NamedAuthInfo::getUser)
        .flatMap(user -> ofUser(user).stream())
        .findFirst()
        .or(
            () ->
                read.getClusters().stream()
                    .map(NamedCluster::getCluster)
                    .flatMap(cluster -> ofCluster(cluster).stream())
                    .findFirst());
  }

  private static Optional<String> ofUser(AuthInfo user) {
    if (user == null) {
      return Optional.of("it has a user without credentials");
    }
    if (user.getExec() != null || user.getAuthProvider() != null) {
      return Optional.of(
          "it gets its credentials from a command (exec or auth-provider), which would run on this"
              + " server; make one with a service account's token instead");
    }
    boolean files =
        user.getClientCertificate() != null
            || user.getClientKey() != null
            || user.getTokenFile() != null;
    return files ? Optional.of(fileTrouble()) : Optional.empty();
  }

  private static Optional<String> ofCluster(Cluster cluster) {
    if (cluster == null || cluster.getServer() == null) {
      return Optional.of("it has a cluster without a server");
    }
    if (Boolean.TRUE.equals(cluster.getInsecureSkipTlsVerify())) {
      return Optional.of(
          "it does not verify the server (insecure-skip-tls-verify); give its authority instead");
    }
    if (!cluster.getServer().startsWith("https://")) {
      return Optional.of("its server is not reached by https: " + cluster.getServer());
    }
    return cluster.getCertificateAuthority() != null
        ? Optional.of(fileTrouble())
        : Optional.empty();
  }

  private static String fileTrouble() {
    return "it names files, which are not here; kubectl config view --raw --flatten puts them in";
  }
}
