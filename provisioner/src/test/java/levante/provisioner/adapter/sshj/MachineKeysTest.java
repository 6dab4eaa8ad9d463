package levante.provisioner.adapter.sshj;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import levante.provisioner.configure.MachineAccess.Login;
import levante.provisioner.naming.InfrastructureId;
import org.junit.jupiter.api.Test;

class MachineKeysTest {
  private static final InfrastructureId ID =
      new InfrastructureId("7f3a2b00-0000-4000-8000-000000000000");
  private static final InfrastructureId OTHER =
      new InfrastructureId("8f3a2b00-0000-4000-8000-000000000000");

  private static MachineKeys keys(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return new MachineKeys(key);
  }

  @Test
  void aNewProcessWithTheSameKeyComesToTheSameKeys() {
    assertThat(keys(1).login(ID).orElseThrow().privateKey().reveal())
        .isEqualTo(keys(1).login(ID).orElseThrow().privateKey().reveal());
    assertThat(keys(1).userData(ID, ID.machine("a", 0)))
        .isEqualTo(keys(1).userData(ID, ID.machine("a", 0)));
  }

  @Test
  void everyInfrastructureMachineAndLevanteHasKeysOfItsOwn() {
    Login login = keys(1).login(ID).orElseThrow();
    assertThat(login.publicKey())
        .isNotEqualTo(keys(1).login(OTHER).orElseThrow().publicKey())
        .isNotEqualTo(keys(2).login(ID).orElseThrow().publicKey())
        .isNotEqualTo(keys(1).hostKey(ID, ID.machine("a", 0)));
    assertThat(keys(1).hostKey(ID, ID.machine("a", 0)))
        .isNotEqualTo(keys(1).hostKey(ID, ID.machine("a", 1)));
    assertThat(keys(1).clusterSecret(ID.cluster("a")).reveal())
        .isNotEqualTo(keys(1).clusterSecret(ID.cluster("b")).reveal());
  }

  @Test
  void aMachineIsToldItsHostKeyAndWhoMaySignIn() {
    String userData = keys(1).userData(ID, ID.machine("a", 0));
    assertThat(userData)
        .startsWith("#cloud-config\n")
        .contains("ed25519_public: " + keys(1).hostKey(ID, ID.machine("a", 0)))
        .contains("- " + keys(1).login(ID).orElseThrow().publicKey())
        .contains("name: cloudadm")
        .doesNotContain(keys(1).login(ID).orElseThrow().privateKey().reveal());
  }
}
