package levante.web.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudProvider;
import levante.web.health.Part.Kind;
import levante.web.health.Part.State;
import org.junit.jupiter.api.Test;

class CloudWatchTest {
  private static final CloudId ID = new CloudId("lab");

  private final CloudWatch watch = new CloudWatch(lines -> cloud());
  private ErrorCode ending = ErrorCode.CLOUD_UNREACHABLE;

  /** A cloud that ends each call as it is told to. */
  private CloudProvider cloud() {
    return (CloudProvider)
        Proxy.newProxyInstance(
            CloudProvider.class.getClassLoader(),
            new Class<?>[] {CloudProvider.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("id")) {
                return ID;
              }
              if (method.getName().equals("equals")) {
                return proxy == arguments[0];
              }
              if (method.getName().equals("hashCode")) {
                return System.identityHashCode(proxy);
              }
              if (method.getName().equals("regions")) {
                return List.of();
              }
              throw new LevanteException(ending, "ended");
            });
  }

  @Test
  void theSameClientIsGivenForTheSameAccountSoThatEachIsAskedOnce() {
    CloudProvider one = cloud();
    CloudProvider two = cloud();
    CloudWatch several = new CloudWatch(lines -> lines.isEmpty() ? one : two);
    CloudProvider first = several.open(List.of());
    CloudProvider other =
        several.open(List.of(new CloudCredential(Optional.empty(), "EC2", List.of())));
    assertThat(several.open(List.of())).isSameAs(first).isEqualTo(first).hasSameHashCodeAs(first);
    assertThat(other).isNotSameAs(first).isNotEqualTo(first);
  }

  @Test
  void aCloudThatWasNotCalledIsNotThere() {
    assertThat(watch.open(List.of()).id()).isEqualTo(ID);
    assertThat(watch.look()).isEmpty();
  }

  @Test
  void aCloudIsAsItsLastCallEndedAndTheEndingGoesOn() {
    CloudProvider cloud = watch.open(List.of());
    assertThat(cloud.regions()).isEmpty();
    assertThat(watch.look()).containsExactly(Part.good(Kind.CLOUD, "lab", "answers"));
    assertThatThrownBy(cloud::listAll).isInstanceOf(LevanteException.class).hasMessage("ended");
    assertThat(watch.look()).containsExactly(Part.bad(Kind.CLOUD, "lab", "ended"));
    assertThat(cloud.regions()).isEmpty();
    assertThat(watch.look().get(0).state()).isEqualTo(State.GOOD);
  }

  @Test
  void whatACloudRefusesForAReasonIsNoTroubleOfTheCloud() {
    ending = ErrorCode.MACHINE_NOT_FOUND;
    CloudProvider cloud = watch.open(List.of());
    assertThatThrownBy(cloud::listAll).isInstanceOf(LevanteException.class);
    assertThat(watch.look()).isEmpty();
  }
}
