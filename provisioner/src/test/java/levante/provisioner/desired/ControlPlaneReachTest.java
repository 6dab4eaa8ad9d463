package levante.provisioner.desired;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Quantity;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.LaunchDetails.OpenPort;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.testing.World;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

class ControlPlaneReachTest {
  private static final String WEB = "web: { protocol: tcp, source: 443 }";
  private static final String TEMPLATE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml, im-profile.yaml ]
      topology_template:
        node_templates:
          front:
            type: tosca.nodes.indigo.Compute
            capabilities:
              host: { properties: { num_cpus: 1, mem_size: 1 GB, disk_size: 5 GB } }
              endpoint:
                properties:
                  network_name: PUBLIC
                  ports: { %s }
          worker:
            type: levante.nodes.Machine
            capabilities:
              host: { properties: { num_cpus: 1, mem_size: 1 GB } }
          cluster:
            type: levante.nodes.Kubernetes
            requirements:
              - control_plane: front
              - worker: worker
          storage:
            type: levante.nodes.ObjectStorage
            properties: { size: 2 GB }
            requirements:
              - host: cluster
      """;

  /** The sandbox's cloud, whose machines seem to be real. */
  private static CloudProvider real(CloudProvider sandbox) {
    return (CloudProvider)
        Proxy.newProxyInstance(
            ControlPlaneReachTest.class.getClassLoader(),
            new Class<?>[] {CloudProvider.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("isSimulated")) {
                return false;
              }
              try {
                return method.invoke(sandbox, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static Desired read(World world, String ports) {
    NewInfrastructure wish =
        new NewInfrastructure(
            World.ANNA,
            new TemplateSource("cluster.yaml", TEMPLATE.formatted(ports)),
            Map.of(),
            List.of(),
            Optional.of("key"));
    return world.levante.createInfrastructure().from(wish).estate().desired();
  }

  private static List<OpenPort> ports(Desired desired, String nodeTemplate) {
    return desired.pool(nodeTemplate).orElseThrow().details().openPorts();
  }

  @Test
  void aRealControlPlaneIsReachedByItsApiAndItsStorage() {
    Desired desired = read(new World(ControlPlaneReachTest::real), WEB);
    assertThat(ports(desired, "front"))
        .extracting(OpenPort::first)
        .containsExactly(22, 443, 6443, 9000);
    assertThat(ports(desired, "worker")).extracting(OpenPort::first).containsExactly(22);
  }

  @Test
  void aTemplateThatNamesThePortSaysWhoReachesIt() {
    Desired desired =
        read(
            new World(ControlPlaneReachTest::real),
            "api: { protocol: tcp, source: 6443, remote_cidr: 10.1.0.0/16 }");
    assertThat(ports(desired, "front"))
        .filteredOn(port -> port.first() == 6443)
        .extracting(OpenPort::from)
        .containsExactly("10.1.0.0/16");
  }

  @Test
  void whatIsStoredHasRoomBesidesTheSystem() {
    Desired desired = read(new World(ControlPlaneReachTest::real), WEB);
    assertThat(desired.pool("front").orElseThrow().details().needs().orElseThrow().disk())
        .isEqualTo(Quantity.parse("7G"));
  }

  @Test
  void theSandboxNeedsNoneOfThis() {
    Desired desired = read(new World(), WEB);
    assertThat(ports(desired, "front")).extracting(OpenPort::first).containsExactly(22, 443);
  }
}
