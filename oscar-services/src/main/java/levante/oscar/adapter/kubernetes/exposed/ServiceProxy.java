package levante.oscar.adapter.kubernetes.exposed;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.http.PassedOn;
import levante.oscar.adapter.kubernetes.KubernetesJobConfig;
import levante.oscar.exposed.ExposedAnswer;
import levante.oscar.exposed.ExposedRequest;

/**
 * Asks a cluster's Service through its API server, which reaches every pod and which we reach with
 * the kubeconfig that everything else is done with. By clients of its own: those for the API follow
 * redirects. Source: Kubernetes API, "connect requests to proxy of Service".
 */
final class ServiceProxy {
  private final KubernetesJobConfig config;
  private final PassedOn passing;
  private final Map<KubernetesClient, HttpClient> clients = new WeakHashMap<>();

  ServiceProxy(KubernetesJobConfig config, PassedOn passing) {
    this.config = config;
    this.passing = passing;
  }

  ExposedAnswer ask(KubernetesClient client, String service, ExposedRequest request) {
    String root =
        "/api/v1/namespaces/%s/services/%s:%d/proxy"
            .formatted(config.namespace(), service, ExposedManifest.PORT);
    String url = client.getMasterUrl().toString().replaceAll("/+$", "") + root + request.target();
    ExposedAnswer said =
        passing.send(http(client), url, credentials(client.getConfiguration()), request);
    try {
      return new ProxyMarks(root).removed(said);
    } catch (IOException e) {
      said.close();
      throw new UncheckedIOException(e);
    } catch (LevanteException e) {
      said.close();
      throw e;
    }
  }

  private synchronized HttpClient http(KubernetesClient client) {
    return clients.computeIfAbsent(client, this::open);
  }

  private HttpClient open(KubernetesClient client) {
    try {
      return PassedOn.client(config.requestTimeout())
          .sslContext(SSLUtils.sslContext(client.getConfiguration()))
          .build();
    } catch (GeneralSecurityException | IOException e) {
      throw new LevanteException(
          ErrorCode.CLUSTER_UNREACHABLE, "the cluster's kubeconfig is of no use", e);
    }
  }

  private static Optional<String> credentials(Config read) {
    for (String token : new String[] {read.getOauthToken(), read.getAutoOAuthToken()}) {
      if (token != null && !token.isBlank()) {
        return Optional.of("Bearer " + token);
      }
    }
    if (read.getUsername() == null || read.getPassword() == null) {
      return Optional.empty();
    }
    String both = read.getUsername() + ":" + read.getPassword();
    return Optional.of(
        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }
}
