package levante.provisioner.configure;

import static levante.provisioner.configure.ControlPlane.Sign.MEMBER;
import static levante.provisioner.configure.ControlPlane.Sign.READY;
import static levante.provisioner.configure.ControlPlane.Sign.RUNNING;
import static levante.provisioner.configure.ControlPlane.Sign.WANTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import levante.provisioner.configure.ControlPlane.Server;
import levante.provisioner.configure.ControlPlane.Sign;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Servers are written as letters in their order, each named by its place: S serves, B is a member
 * that boots or is not ready, D a member whose machine is down, G a serving one that shall go, X a
 * dead one that shall go, N a running one that is no member yet, P one that does not run yet.
 */
class ControlPlaneTest {
  private static final InfrastructureId ID =
      new InfrastructureId("7f3a2b00-0000-4000-8000-000000000000");
  private static final Map<Character, Set<Sign>> LETTERS =
      Map.of(
          'S', Set.of(WANTED, MEMBER, RUNNING, READY),
          'B', Set.of(WANTED, MEMBER, RUNNING),
          'D', Set.of(WANTED, MEMBER),
          'G', Set.of(MEMBER, RUNNING),
          'X', Set.of(MEMBER),
          'N', Set.of(WANTED, RUNNING),
          'P', Set.of(WANTED));

  private static MachineId machine(int place) {
    return ID.machine("server", place);
  }

  private static ControlPlane controlPlane(String letters) {
    List<Server> servers = new ArrayList<>();
    for (int place = 0; place < letters.length(); place++) {
      servers.add(new Server(machine(place), LETTERS.get(letters.charAt(place))));
    }
    return new ControlPlane(servers);
  }

  private static String said(Optional<String> obstacle) {
    return obstacle.orElse("may").replace("server-7f3a2b-", "");
  }

  @ParameterizedTest
  @CsvSource({
    "SN,1,may",
    "SNN,1,may",
    "SNN,2,joins after 1",
    "SPN,2,may",
    "SBN,2,joins when 1 serves",
    "SDN,2,joins when 1 serves",
    "SSXN,3,joins when 2 has left",
    "SGN,2,joins when 1 has left",
    "SB,1,may",
    "SDB,2,may",
  })
  void oneServerJoinsAfterTheOtherWhenAllMembersServe(String servers, int who, String said) {
    assertThat(said(controlPlane(servers).againstJoining(machine(who)))).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "SSG,2,may",
    "SG,1,may",
    "SGG,1,may",
    "SGG,2,leaves after 1",
    "SSX,2,may",
    "SSS,0,may",
    "SSG,0,leaves after 2",
    "SDG,2,'stays: without it 1 of 2 servers would run, and no more than half hold no cluster'",
    "DG,1,'stays: without it 0 of 1 servers would run, and no more than half hold no cluster'",
    "G,0,'stays: without it 0 of 0 servers would run, and no more than half hold no cluster'",
    "SSN,2,may",
  })
  void oneServerLeavesAfterTheOtherAndNeverTheOneThatHoldsTheCluster(
      String servers, int who, String said) {
    assertThat(said(controlPlane(servers).againstLeaving(machine(who)))).isEqualTo(said);
  }
}
