package levante.provisioner.adapter.jclouds.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import levante.kernel.ErrorCode;
import levante.provisioner.adapter.jclouds.failure.CloudFailure.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ec2FailureTest {
  @ParameterizedTest
  @CsvSource({
    "500, InsufficientInstanceCapacity, CAPACITY",
    "400, Unsupported, CAPACITY",
    "400, InsufficientFreeAddressesInSubnet, CAPACITY",
    "400, InstanceLimitExceeded, QUOTA",
    "400, VcpuLimitExceeded, QUOTA",
    "400, AddressLimitExceeded, QUOTA",
    "400, MaxSpotInstanceCountExceeded, QUOTA",
    "401, AuthFailure, CREDENTIALS",
    "403, UnauthorizedOperation, CREDENTIALS",
    "400, RequestExpired, CREDENTIALS",
    "403, '', CREDENTIALS",
    "503, RequestLimitExceeded, THROTTLED",
    "400, Throttling, THROTTLED",
    "429, '', THROTTLED",
    "500, InternalError, TRANSIENT",
    "503, Unavailable, TRANSIENT",
    "502, '', TRANSIENT",
    "400, InvalidInstanceID.NotFound, GONE",
    "400, InvalidGroup.NotFound, GONE",
    "400, DependencyViolation, BUSY",
    "400, VolumeInUse, BUSY",
    "400, IncorrectInstanceState, BUSY",
    "400, IdempotentParameterMismatch, BUSY",
    "400, InvalidParameterValue, PERMANENT",
    "400, MissingParameter, PERMANENT"
  })
  void whatEc2SaysIsSorted(int status, String code, Sort sort) {
    assertThat(new Ec2Failure(status, code, "why").sort()).isEqualTo(sort);
  }

  @Test
  void anInterfaceThatHangsOnAMachineIsInUse() {
    assertThat(
            new Ec2Failure(
                    400, "InvalidParameterValue", "Network interface 'eni-1' is currently in use.")
                .sort())
        .isEqualTo(Sort.BUSY);
  }

  @Test
  void silenceIsUnreachable() {
    Ec2Failure silence = Ec2Failure.in(new UncheckedIOException(new IOException("reset")));
    assertThat(silence.sort()).isEqualTo(Sort.TRANSIENT);
    assertThat(silence.coded().code()).isEqualTo(ErrorCode.CLOUD_UNREACHABLE);
  }

  @Test
  void ourOwnFailureIsFoundAmongTheCauses() {
    Ec2Failure full = new Ec2Failure(500, "InsufficientInstanceCapacity", "full");
    assertThat(Ec2Failure.in(new IllegalStateException(new RuntimeException(full)))).isSameAs(full);
  }
}
