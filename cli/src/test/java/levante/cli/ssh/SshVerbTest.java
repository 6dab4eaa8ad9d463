package levante.cli.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import levante.cli.fake.VerbOfAServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SshVerbTest extends VerbOfAServer {
  private static final String MACHINE =
      "{\"name\":\"%s\",\"node_template\":\"%s\",\"state\":\"configured\",\"size\":\"s\","
          + "\"region\":\"r\",\"eur_per_hour\":0,\"explanation\":\"\"}";

  SshVerbTest() {
    super(name -> Optional.of(SshVerb.verb()));
  }

  @BeforeEach
  void anInfrastructureOfThreeMachines() {
    String machines =
        String.join(
            ",",
            MACHINE.formatted("front-1", "front"),
            MACHINE.formatted("worker-2", "worker"),
            MACHINE.formatted("worker-3", "worker"));
    server()
        .on(
            "GET /api/v1/infrastructures/i",
            "{\"id\":\"i\",\"name\":\"n\",\"state\":\"configured\",\"clusters\":[],"
                + "\"machines\":[%s],\"eur_per_hour\":0,\"drift\":{\"policy\":\"repair\",\"drifts\":[]}}"
                    .formatted(machines));
  }

  @Test
  void theOnlyMachineOfANodeTemplateIsMeantByItsName() {
    server()
        .on(
            "POST /api/v1/infrastructures/i/machines/front-1/sign-in",
            "{\"machine\":\"front-1\",\"user\":\"levante\",\"private_key\":\"k\",\"place\":{"
                + "\"address\":\"10.0.0.7\",\"port\":22,\"host_key\":\"ssh-ed25519 A\"}}");
    assertThat(run("ssh", "i", "front", "--json")).isZero();
    assertThat(out.toString()).contains("\"private_key\":\"k\"", "\"host_key\":\"ssh-ed25519 A\"");
  }

  @Test
  void ofSeveralOneHasToBeNamed() {
    assertThat(run("ssh", "i", "worker")).isEqualTo(2);
    assertThat(err.toString()).contains("which machine? there are: front-1, worker-2, worker-3");
  }

  @Test
  void whatTheServerRefusesIsSaid() {
    server()
        .then(
            "POST /api/v1/infrastructures/i/machines/worker-2/sign-in",
            404,
            "{\"code\":\"MACHINE_NOT_FOUND\",\"message\":\"nobody signs in to it\"}");
    assertThat(run("ssh", "i", "worker-2")).isEqualTo(1);
    assertThat(err.toString()).contains("nobody signs in to it");
  }
}
