package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import levante.provisioner.adapter.jclouds.failure.CloudFailure;

/**
 * Compute Engine said no, or nothing; at once, or in the end of an operation. Never leaves the
 * adapter.
 */
final class GceFailure extends CloudFailure {
  private static final long serialVersionUID = 1L;

  private static final int SILENCE = 0;

  private static final Set<String> CAPACITY =
      Set.of(
          "IP_SPACE_EXHAUSTED",
          "IP_SPACE_EXHAUSTED_WITH_DETAILS",
          "ZONE_RESOURCE_POOL_EXHAUSTED",
          "ZONE_RESOURCE_POOL_EXHAUSTED_WITH_DETAILS",
          "resourcePoolExhausted");

  private static final Set<String> QUOTA =
      Set.of("QUOTA_EXCEEDED", "limitExceeded", "quotaExceeded");

  private static final Set<String> CREDENTIALS =
      Set.of(
          "accessNotConfigured",
          "authError",
          "forbidden",
          "insufficientPermissions",
          // What the endpoint of tokens says. Source: RFC 6749, 5.2.
          "access_denied",
          "invalid_client",
          "invalid_grant",
          "invalid_scope",
          "unauthorized_client");

  private static final Set<String> THROTTLED =
      Set.of(
          "RATE_LIMIT_EXCEEDED",
          "concurrentLimitExceeded",
          "rateLimitExceeded",
          "userRateLimitExceeded");

  private static final Set<String> TRANSIENT =
      Set.of("INTERNAL_ERROR", "backendError", "internalError");

  private static final Set<String> BUSY =
      Set.of(
          "RESOURCE_ALREADY_EXISTS",
          "RESOURCE_IN_USE_BY_ANOTHER_RESOURCE",
          "RESOURCE_NOT_READY",
          "RESOURCE_OPERATION_RATE_EXCEEDED",
          "alreadyExists",
          "conditionNotMet",
          "duplicate",
          "resourceInUseByAnotherResource",
          "resourceNotReady");

  private static final Set<String> GONE = Set.of("RESOURCE_NOT_FOUND", "notFound");

  private final int status;
  private final String reason;

  /**
   * An answer with an error status, or an operation that ended with an error.
   *
   * @param reason Google's own word, such as {@code quotaExceeded}; empty when the answer has none
   */
  GceFailure(int status, String reason, String said) {
    super("GCE: %d %s: %s".formatted(status, reason, shortened(said)));
    this.status = status;
    this.reason = reason;
  }

  /** No answer. */
  GceFailure(String what, Throwable cause) {
    super(what, cause);
    this.status = SILENCE;
    this.reason = "";
  }

  /** The failure among the causes of what jclouds threw, or silence. */
  static GceFailure in(RuntimeException thrown) {
    return among(thrown, GceFailure.class)
        .orElseGet(() -> new GceFailure("GCE does not answer", thrown));
  }

  /** What an answer with an error status says; the endpoint of tokens has a form of its own. */
  static GceFailure of(int status, JsonNode body) {
    JsonNode error = body.path("error");
    return error.isTextual()
        ? new GceFailure(status, error.asText(), body.path("error_description").asText())
        : new GceFailure(
            status,
            error.path("errors").path(0).path("reason").asText(),
            error.path("message").asText());
  }

  /** What an operation ended with. */
  static GceFailure of(JsonNode operation) {
    JsonNode error = operation.path("error").path("errors").path(0);
    return new GceFailure(
        operation.path("httpErrorStatusCode").asInt(400),
        error.path("code").asText(),
        error.path("message").asText());
  }

  @Override
  public Sort sort() {
    if (CAPACITY.contains(reason)) {
      return Sort.CAPACITY;
    }
    if (THROTTLED.contains(reason)) {
      return Sort.THROTTLED;
    }
    if (QUOTA.contains(reason)) {
      return Sort.QUOTA;
    }
    if (CREDENTIALS.contains(reason)) {
      return Sort.CREDENTIALS;
    }
    return state();
  }

  private Sort state() {
    if (GONE.contains(reason) || status == 404) {
      return Sort.GONE;
    }
    if (BUSY.contains(reason) || status == 409 || status == 412) {
      return Sort.BUSY;
    }
    boolean theirs = status == SILENCE || status >= 500 || TRANSIENT.contains(reason);
    return switch (status) {
      case 401, 403 -> Sort.CREDENTIALS;
      case 429 -> Sort.THROTTLED;
      default -> theirs ? Sort.TRANSIENT : Sort.PERMANENT;
    };
  }

  /** Whether a token was not taken, which may have ended before its time. */
  boolean isAboutTheToken() {
    return status == 401;
  }

  /** Whether something of that name is there. */
  boolean isDuplicate() {
    return status == 409;
  }
}
