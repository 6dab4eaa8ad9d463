package levante.oscar.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import org.junit.jupiter.api.Test;

class KubeconfigCheckTest {
  private static String kubeconfig(String cluster, String user) {
    return """
    apiVersion: v1
    kind: Config
    clusters: [{name: c, cluster: {%s}}]
    users: [{name: u, user: {%s}}]
    contexts: [{name: x, context: {cluster: c, user: u}}]
    current-context: x
    """
        .formatted(cluster, user);
  }

  private static final String SERVER = "server: 'https://127.0.0.1:1'";

  private static Optional<String> trouble(String kubeconfig) {
    return KubeconfigCheck.trouble(Secret.of(kubeconfig));
  }

  @Test
  void aKubeconfigWithEverythingInsideIsFine() {
    assertThat(trouble(kubeconfig(SERVER, "token: abc"))).isEmpty();
  }

  @Test
  void oneThatNamesACommandIsRefusedBeforeAnybodyRunsIt() {
    assertThat(
            trouble(
                kubeconfig(
                    SERVER,
                    "exec: {apiVersion: client.authentication.k8s.io/v1, command: touch,"
                        + " args: [/tmp/owned]}")))
        .hasValueSatisfying(why -> assertThat(why).contains("command"));
    assertThat(trouble(kubeconfig(SERVER, "auth-provider: {name: gcp}"))).isPresent();
  }

  @Test
  void oneThatNamesFilesOfThisServerIsRefused() {
    assertThat(trouble(kubeconfig(SERVER, "client-key: /etc/shadow"))).isPresent();
    assertThat(trouble(kubeconfig(SERVER, "tokenFile: /etc/passwd"))).isPresent();
    assertThat(trouble(kubeconfig(SERVER + ", certificate-authority: /etc/x", "token: a")))
        .isPresent();
  }

  @Test
  void oneThatVerifiesNobodyIsRefused() {
    assertThat(trouble(kubeconfig(SERVER + ", insecure-skip-tls-verify: true", "token: a")))
        .isPresent();
    assertThat(trouble(kubeconfig("server: 'http://10.0.0.1'", "token: a"))).isPresent();
  }

  @Test
  void whatIsNoKubeconfigIsToldSo() {
    assertThat(trouble("hello")).isPresent();
    assertThat(trouble("a: [")).isPresent();
    assertThat(trouble("")).isPresent();
  }

  @Test
  void aClusterThatDoesNotAnswerIsNotAdopted() {
    KubeconfigCheck check = new KubeconfigCheck(KubernetesJobConfig.DEFAULTS);
    Secret nobody = Secret.of(kubeconfig(SERVER, "token: a"));
    LevanteException thrown =
        catchThrowableOfType(LevanteException.class, () -> check.check(nobody));
    assertThat(thrown.code()).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE);
  }
}
