package levante.provisioner.adapter.jclouds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import levante.kernel.ErrorCode;
import levante.provisioner.adapter.jclouds.failure.CloudFailure.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenStackFailureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|Flavor's disk is too small|PERMANENT|INVALID_REQUEST",
        "400|Invalid volume: Volume status must be available|BUSY|CLOUD_UNREACHABLE",
        "401|The request you have made requires authentication|CREDENTIALS|CLOUD_CREDENTIALS_REFUSED",
        "403|Quota exceeded for cores: Requested 1, but already used 20|QUOTA|QUOTA_EXCEEDED",
        "403|Policy does not allow it|CREDENTIALS|CLOUD_CREDENTIALS_REFUSED",
        "404|Instance could not be found|GONE|INVALID_REQUEST",
        "409|Quota exceeded for resources: floatingip|QUOTA|QUOTA_EXCEEDED",
        "409|Security Group in use|BUSY|CLOUD_UNREACHABLE",
        "413|VolumeLimitExceeded: maximum volumes quota|QUOTA|QUOTA_EXCEEDED",
        "429|slow down|THROTTLED|TOO_MANY_REQUESTS",
        "500|No valid host was found|CAPACITY|OUT_OF_CAPACITY",
        "503|try later|TRANSIENT|CLOUD_UNREACHABLE"
      })
  void whatACloudSaysIsSorted(int status, String said, Sort sort, ErrorCode code) {
    OpenStackFailure failure = new OpenStackFailure(status, "POST /servers", said);
    assertThat(failure.sort()).isEqualTo(sort);
    assertThat(failure.coded().code()).isEqualTo(code);
  }

  @Test
  void silenceMayPass() {
    OpenStackFailure failure =
        OpenStackFailure.in(new IllegalStateException(new IOException("connection reset")));
    assertThat(failure.sort()).isEqualTo(Sort.TRANSIENT);
  }
}
