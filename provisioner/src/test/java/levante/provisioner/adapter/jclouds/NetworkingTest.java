package levante.provisioner.adapter.jclouds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.LaunchDetails.OpenPort;
import levante.provisioner.cloud.LaunchDetails.Protocol;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.InfrastructureId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of Neutron, by a stand-in that answers as it is told. */
class NetworkingTest {
  private static final String ID = "7f3a2b00-0000-4000-8000-000000000000";
  private static final String LIST = "GET /neutron/v2.0/security-groups";
  private static final String NEW_GROUP = "POST /neutron/v2.0/security-groups";
  private static final String NEW_RULE = "POST /neutron/v2.0/security-group-rules";
  private static final List<OpenPort> SSH =
      List.of(new OpenPort(Protocol.TCP, 22, 22, OpenPort.ANYWHERE));

  private final FakeKeystone cloud;

  NetworkingTest() throws IOException {
    this.cloud = new FakeKeystone();
    cloud.answer(LIST, 200, "{\"security_groups\": []}");
    cloud.answer(NEW_GROUP, 201, "{\"security_group\": {\"id\": \"made\", \"name\": \"any\"}}");
    cloud.answer(NEW_RULE, 201, "{\"security_group_rule\": {\"id\": \"rule\"}}");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  private List<String> groups() {
    OpenStackAccount account =
        OpenStackAccount.of(
            CloudCredential.of(
                Map.of(
                    "type", "OpenStack",
                    "host", cloud.url(),
                    "username", "demo",
                    "password", "secret",
                    "tenant", "demo")));
    Marks marks = new Marks(new InfrastructureId(ID), "worker");
    return new Networking(new OpenStackSession(account), new Region("R"))
        .groups(marks, SSH)
        .asList();
  }

  private List<String> rules() {
    return cloud.bodies().stream().filter(body -> body.contains("security_group_rule")).toList();
  }

  @Test
  void machinesOfOneInfrastructureReachEachOtherAndTheWorldReachesOnlyTheirPorts() {
    groups();
    assertThat(cloud.count(NEW_GROUP)).isEqualTo(2);
    assertThat(rules()).hasSize(2);
    assertThat(rules().get(0)).contains("\"remote_ip_prefix\":\"0.0.0.0/0\"", "22");
    assertThat(rules().get(1))
        .contains("\"remote_group_id\":\"made\"", "\"direction\":\"ingress\"")
        .doesNotContain("remote_ip_prefix", "protocol", "port_range");
  }

  @Test
  void groupsAndRulesThatAreThereAreFoundAgain() {
    cloud.answer(LIST, 200, THERE);
    assertThat(groups()).containsExactly("g1", "g2");
    assertThat(cloud.count(NEW_GROUP) + cloud.count(NEW_RULE)).isZero();
  }

  @Test
  void aGroupThatWasLeftWithoutItsRuleGetsIt() {
    cloud.answer(
        LIST,
        200,
        THERE.replace(
            "\"ingress\", \"ethertype\": \"IPv4\", \"remote",
            "\"egress\", \"ethertype\": \"IPv4\", \"remote"));
    assertThat(groups()).containsExactly("g1", "g2");
    assertThat(rules())
        .singleElement()
        .satisfies(rule -> assertThat(rule).contains("\"remote_group_id\":\"g2\""));
  }

  private static final String THERE =
      """
      {"security_groups": [
       {"id": "g1", "name": "levante_7f3a2b00-0000-4000-8000-000000000000_worker",
        "security_group_rules": [
         {"id": "r1", "direction": "ingress", "ethertype": "IPv4", "protocol": "tcp",
          "port_range_min": 22, "port_range_max": 22, "remote_group_id": null,
          "remote_ip_prefix": "0.0.0.0/0", "security_group_id": "g1"}]},
       {"id": "g2", "name": "levante_7f3a2b00-0000-4000-8000-000000000000_machines-",
        "security_group_rules": [
         {"id": "r2", "direction": "egress", "ethertype": "IPv4", "protocol": null,
          "port_range_min": null, "port_range_max": null, "remote_group_id": null,
          "remote_ip_prefix": null, "security_group_id": "g2"},
         {"id": "r3", "direction": "ingress", "ethertype": "IPv4", "remote_group_id": "g2",
          "protocol": null, "port_range_min": null, "port_range_max": null,
          "remote_ip_prefix": null, "security_group_id": "g2"}]}]}
      """;
}
