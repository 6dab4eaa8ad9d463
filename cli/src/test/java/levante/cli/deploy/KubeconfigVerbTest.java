package levante.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import levante.cli.fake.VerbOfAServer;
import org.junit.jupiter.api.Test;

class KubeconfigVerbTest extends VerbOfAServer {
  private static final String CLUSTER =
      "{\"id\":\"%s\",\"name\":\"%s\",\"state\":\"ready\",\"distribution\":\"k3s\","
          + "\"endpoint\":\"http://x\"}";

  KubeconfigVerbTest() {
    super(DeployVerbs::named);
  }

  private void clusters(String... clusters) {
    server()
        .on(
            "GET /api/v1/infrastructures/i",
            "{\"id\":\"i\",\"name\":\"n\",\"state\":\"configured\",\"clusters\":[%s],"
                    .formatted(String.join(",", clusters))
                + "\"machines\":[],\"eur_per_hour\":0,\"drift\":{\"policy\":\"repair\","
                + "\"drifts\":[]}}");
  }

  @Test
  void theOnlyClustersIsPrintedAsItIs() {
    clusters(CLUSTER.formatted("edge-1", "edge"));
    server().on("GET /infrastructures/i/kubeconfig/edge-1", "kind: Config\n");
    assertThat(run("kubeconfig", "i")).isZero();
    assertThat(out).hasToString("kind: Config\n");
  }

  @Test
  void ofSeveralOneHasToBeNamedByItsIdOrName() {
    clusters(CLUSTER.formatted("edge-1", "edge"), CLUSTER.formatted("cloud-1", "cloud"));
    server().on("GET /infrastructures/i/kubeconfig/cloud-1", "kind: Config\n");
    assertThat(run("kubeconfig", "i")).isEqualTo(2);
    assertThat(err.toString()).contains("which cluster? there are: edge-1, cloud-1");
    assertThat(run("kubeconfig", "i", "cloud")).isZero();
    assertThat(run("kubeconfig", "i", "cloud-1", "--json")).isZero();
    assertThat(out.toString()).contains("\"kubeconfig\":\"kind: Config\\n\"");
  }
}
