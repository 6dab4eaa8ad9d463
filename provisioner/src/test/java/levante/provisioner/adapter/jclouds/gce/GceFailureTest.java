package levante.provisioner.adapter.jclouds.gce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import levante.kernel.ErrorCode;
import levante.provisioner.adapter.jclouds.failure.CloudFailure.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GceFailureTest {
  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }

  @ParameterizedTest
  @CsvSource({
    "503, ZONE_RESOURCE_POOL_EXHAUSTED, CAPACITY",
    "503, ZONE_RESOURCE_POOL_EXHAUSTED_WITH_DETAILS, CAPACITY",
    "400, IP_SPACE_EXHAUSTED, CAPACITY",
    "403, quotaExceeded, QUOTA",
    "403, QUOTA_EXCEEDED, QUOTA",
    "401, authError, CREDENTIALS",
    "403, forbidden, CREDENTIALS",
    "403, accessNotConfigured, CREDENTIALS",
    "400, invalid_grant, CREDENTIALS",
    "401, '', CREDENTIALS",
    "403, rateLimitExceeded, THROTTLED",
    "429, '', THROTTLED",
    "503, backendError, TRANSIENT",
    "400, INTERNAL_ERROR, TRANSIENT",
    "502, '', TRANSIENT",
    "404, notFound, GONE",
    "400, RESOURCE_NOT_FOUND, GONE",
    "409, alreadyExists, BUSY",
    "400, resourceInUseByAnotherResource, BUSY",
    "400, RESOURCE_IN_USE_BY_ANOTHER_RESOURCE, BUSY",
    "400, resourceNotReady, BUSY",
    "412, conditionNotMet, BUSY",
    "400, invalid, PERMANENT",
    "400, required, PERMANENT"
  })
  void whatGoogleSaysIsSorted(int status, String reason, Sort sort) {
    assertThat(new GceFailure(status, reason, "why").sort()).isEqualTo(sort);
  }

  @Test
  void aRefusalSaysItsReasonAndItsSentence() throws JsonProcessingException {
    GceFailure failure =
        GceFailure.of(
            403,
            json(
                """
                { "error": { "code": 403, "message": "Quota 'CPUS' exceeded.  Limit: 8.0",
                  "errors": [ { "reason": "quotaExceeded", "domain": "usageLimits" } ] } }
                """));
    assertThat(failure).hasMessage("GCE: 403 quotaExceeded: Quota 'CPUS' exceeded. Limit: 8.0");
    assertThat(failure.coded().code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
  }

  @Test
  void theEndpointOfTokensHasAFormOfItsOwn() throws JsonProcessingException {
    GceFailure failure =
        GceFailure.of(
            400,
            json("{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT Signature.\"}"));
    assertThat(failure).hasMessage("GCE: 400 invalid_grant: Invalid JWT Signature.");
    assertThat(failure.coded().code()).isEqualTo(ErrorCode.CLOUD_CREDENTIALS_REFUSED);
  }

  @Test
  void anOperationThatFailedSaysWhy() throws JsonProcessingException {
    GceFailure failure =
        GceFailure.of(
            json(
                """
                { "status": "DONE", "httpErrorStatusCode": 503, "error": { "errors": [
                  { "code": "ZONE_RESOURCE_POOL_EXHAUSTED", "message": "try another" } ] } }
                """));
    assertThat(failure).hasMessage("GCE: 503 ZONE_RESOURCE_POOL_EXHAUSTED: try another");
    assertThat(failure.sort()).isEqualTo(Sort.CAPACITY);
  }

  @Test
  void silenceIsUnreachable() {
    GceFailure silence = GceFailure.in(new UncheckedIOException(new IOException("reset")));
    assertThat(silence.sort()).isEqualTo(Sort.TRANSIENT);
    assertThat(silence.coded().code()).isEqualTo(ErrorCode.CLOUD_UNREACHABLE);
  }

  @Test
  void ourOwnFailureIsFoundAmongTheCauses() {
    GceFailure full = new GceFailure(503, "ZONE_RESOURCE_POOL_EXHAUSTED", "full");
    assertThat(GceFailure.in(new IllegalStateException(new RuntimeException(full)))).isSameAs(full);
  }
}
