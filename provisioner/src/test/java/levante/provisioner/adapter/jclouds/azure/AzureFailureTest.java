package levante.provisioner.adapter.jclouds.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import levante.kernel.ErrorCode;
import levante.provisioner.adapter.jclouds.failure.CloudFailure.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureFailureTest {
  @ParameterizedTest
  @CsvSource({
    "409, SkuNotAvailable, CAPACITY",
    "409, AllocationFailed, CAPACITY",
    "409, ZonalAllocationFailed, CAPACITY",
    "400, SubnetIsFull, CAPACITY",
    "403, QuotaExceeded, QUOTA",
    "400, PublicIPCountLimitReached, QUOTA",
    "409, OperationNotAllowed, BUSY",
    "401, ExpiredAuthenticationToken, CREDENTIALS",
    "403, AuthorizationFailed, CREDENTIALS",
    "404, SubscriptionNotFound, CREDENTIALS",
    "409, ReadOnlyDisabledSubscription, CREDENTIALS",
    "401, invalid_client, CREDENTIALS",
    "400, invalid_request, CREDENTIALS",
    "429, TooManyRequests, THROTTLED",
    "429, RetryableError, BUSY",
    "400, ReferencedResourceNotProvisioned, BUSY",
    "400, NicInUse, BUSY",
    "400, NicReservedForAnotherVm, BUSY",
    "409, ResourceGroupBeingDeleted, BUSY",
    "412, PreconditionFailed, BUSY",
    "409, MissingSubscriptionRegistration, PERMANENT",
    "403, RequestDisallowedByPolicy, PERMANENT",
    "404, PlatformImageNotFound, PERMANENT",
    "400, InvalidParameter, PERMANENT",
    "404, ResourceNotFound, GONE",
    "404, ResourceGroupNotFound, GONE",
    "500, InternalServerError, TRANSIENT",
    "503, ServerTimeout, TRANSIENT"
  })
  void whatAzureSaysIsSorted(int status, String code, Sort sort) {
    assertThat(new AzureFailure(status, code, "why").sort()).isEqualTo(sort);
  }

  @Test
  void whatIsNotAllowedForLackOfQuotaIsAQuota() {
    String said =
        "Operation could not be completed as it results in exceeding approved Total Regional Cores quota.";
    assertThat(new AzureFailure(409, "OperationNotAllowed", said).sort()).isEqualTo(Sort.QUOTA);
  }

  @Test
  void silenceIsUnreachable() {
    AzureFailure silence = AzureFailure.in(new UncheckedIOException(new IOException("reset")));
    assertThat(silence.sort()).isEqualTo(Sort.TRANSIENT);
    assertThat(silence.coded().code()).isEqualTo(ErrorCode.CLOUD_UNREACHABLE);
  }

  @Test
  void ourOwnFailureIsFoundAmongTheCauses() {
    AzureFailure full = new AzureFailure(409, "SkuNotAvailable", "full");
    assertThat(AzureFailure.in(new IllegalStateException(new RuntimeException(full))))
        .isSameAs(full);
  }
}
