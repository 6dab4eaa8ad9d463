package levante.provisioner.adapter.jclouds;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.EquippingCloudProviderContract;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import org.jclouds.openstack.neutron.v2.NeutronApi;
import org.jclouds.openstack.neutron.v2.domain.Rule;
import org.jclouds.openstack.neutron.v2.domain.RuleDirection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every cloud does, on a real OpenStack: src/test/infra/openstack. */
@Tag("real")
class JcloudsNovaIT extends EquippingCloudProviderContract {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final List<MachineState> MOVING =
      List.of(MachineState.PENDING, MachineState.DELETING);

  private static final OpenStackAccount ACCOUNT =
      OpenStackAccount.of(
          CloudCredential.of(
              Map.of(
                  "type", "OpenStack",
                  "host", given("KEYSTONE", "http://127.0.0.1:15000/v3"),
                  "username", given("USER", "demo"),
                  "password", given("PASSWORD", "demo"),
                  "tenant", given("PROJECT", "demo"))));

  private static final CloudProvider CLOUD = new JcloudsCloudProvider(ACCOUNT, Prices.NONE);

  private final Set<MachineId> launched = new TreeSet<>();
  private final Set<MachineId> terminated = new TreeSet<>();
  private final CloudProvider cloud =
      (CloudProvider)
          Proxy.newProxyInstance(
              CloudProvider.class.getClassLoader(),
              new Class<?>[] {CloudProvider.class},
              (proxy, method, arguments) -> noted(method, arguments));

  /** By {@code ./levante test --real}; else as up.sh by hand makes it. */
  private static String given(String what, String fallback) {
    return Optional.ofNullable(System.getenv("LEVANTE_REAL_" + what)).orElse(fallback);
  }

  private static List<?> named(Object... arguments) {
    return arguments[0] instanceof List<?> several ? several : List.of(arguments[0]);
  }

  private Object noted(Method method, Object[] arguments) throws ReflectiveOperationException {
    if (method.getName().equals("launch")) {
      named(arguments).forEach(one -> launched.add(((LaunchRequest) one).id()));
    } else if (method.getName().equals("terminate")) {
      named(arguments).forEach(one -> terminated.add((MachineId) one));
    }
    try {
      return method.invoke(CLOUD, arguments);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw thrown;
    }
  }

  @Override
  protected CloudProvider cloud() {
    return cloud;
  }

  /**
   * What this test launched has settled, and what it terminated is gone: Nova shows one that was
   * terminated while it was built as ACTIVE for some seconds, before it takes it away.
   */
  @Override
  protected void letTimePass() {
    until(
        () ->
            CLOUD.listAll().stream()
                .filter(machine -> launched.contains(machine.id()))
                .noneMatch(
                    machine ->
                        MOVING.contains(machine.state()) || terminated.contains(machine.id())));
  }

  @Override
  protected void alone() {
    emptyTheProject();
  }

  /** The cloud takes them away beside the next test, and with them what that leaves free now. */
  @AfterEach
  void giveBackWhatWasLaunched() {
    CLOUD.terminate(CLOUD.listAll().stream().map(Machine::id).filter(launched::contains).toList());
    CLOUD.objects().forEach(JcloudsNovaIT::tryToRemove);
  }

  @BeforeAll
  @AfterAll
  static void emptyTheProject() {
    until(
        () -> {
          List<Machine> machines = CLOUD.listAll();
          CLOUD.terminate(machines.stream().map(Machine::id).toList());
          List<CloudObject> objects = CLOUD.objects();
          objects.forEach(JcloudsNovaIT::tryToRemove);
          return machines.isEmpty() && objects.isEmpty();
        });
  }

  /**
   * Neutron answers 500 to who deletes a port that loses its address at that moment; the loop too
   * tries again.
   */
  private static void tryToRemove(CloudObject object) {
    try {
      CLOUD.remove(object);
    } catch (LevanteException busy) {
      assertThat(busy.code()).isEqualTo(ErrorCode.CLOUD_UNREACHABLE);
    }
  }

  /** The cloud's own time passes; there is no clock of ours to advance. */
  private static void until(BooleanSupplier reached) {
    long start = System.nanoTime();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        throw new AssertionError("not within " + LIMIT);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  @Test
  void anImageThatIsNotOfferedIsRefused() {
    LaunchRequest plain = request(InfrastructureId.random(), 0);
    Image.Needs beos =
        new Image.Needs(Optional.empty(), Optional.of("beos"), Optional.of("5"), Optional.empty());
    LaunchDetails details =
        new LaunchDetails(
            beos, Optional.empty(), List.of(), List.of(), Optional.empty(), "", Optional.empty());
    LaunchResult result =
        cloud.launch(
            new LaunchRequest(
                plain.id(),
                plain.infrastructure(),
                plain.region(),
                plain.size(),
                Addressing.PRIVATE,
                details));
    assertThat(result)
        .isInstanceOfSatisfying(
            LaunchResult.Refused.class, refused -> assertThat(refused.sentence()).contains("beos"));
  }

  @Test
  void machinesOfAnInfrastructureReachEachOtherByARuleThatGoesWithTheirGroup() {
    InfrastructureId infrastructure = InfrastructureId.random();
    launched(request(infrastructure, 0));
    launched(request(infrastructure, 1));
    CloudObject group =
        CLOUD.objects().stream()
            .filter(object -> object.infrastructure().equals(infrastructure))
            .filter(object -> object.about().equals(CloudObject.ALL_MACHINES))
            .findFirst()
            .orElseThrow();
    assertThat(incoming(group))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.getRemoteGroupId()).isEqualTo(group.id());
              assertThat(rule.getProtocol()).isNull();
              assertThat(rule.getRemoteIpPrefix()).isNull();
            });
    assertThat(neutron().getPortApi(group.region().name()).list().concat())
        .filteredOn(port -> port.getSecurityGroups().contains(group.id()))
        .hasSize(2);
    giveBackWhatWasLaunched();
    emptyTheProject();
    assertThat(incoming(group)).isEmpty();
  }

  private static List<Rule> incoming(CloudObject group) {
    return neutron()
        .getSecurityGroupApi(group.region().name())
        .listRules()
        .concat()
        .filter(rule -> group.id().equals(rule.getSecurityGroupId()))
        .filter(rule -> rule.getDirection() == RuleDirection.INGRESS)
        .toList();
  }

  private static NeutronApi neutron() {
    return new OpenStackSession(ACCOUNT).neutron();
  }
}
