package levante.provisioner.adapter.jclouds.azure;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import levante.provisioner.adapter.jclouds.failure.CloudFailure;

/** Azure said no, or nothing. Never leaves the adapter. */
final class AzureFailure extends CloudFailure {
  private static final long serialVersionUID = 1L;

  private static final int SILENCE = 0;

  private static final Set<String> CAPACITY =
      Set.of(
          "AllocationFailed",
          "ZonalAllocationFailed",
          "OverconstrainedAllocationRequest",
          "OverconstrainedZonalAllocationRequest",
          "SkuNotAvailable",
          "SubnetIsFull");

  private static final Set<String> CREDENTIALS =
      Set.of(
          "AuthorizationFailed",
          "DisabledSubscription",
          "InvalidSubscriptionId",
          "ReadOnlyDisabledSubscription",
          "SubscriptionNotFound",
          "SubscriptionNotRegistered",
          "invalid_client",
          "invalid_grant",
          "invalid_request",
          "invalid_scope",
          "unauthorized_client");

  /** 409 or 403, and no word about what is in use or who asks. */
  private static final Set<String> PERMANENT =
      Set.of(
          "InvalidResourceReference",
          "MarketplacePurchaseEligibilityFailed",
          "MissingSubscriptionRegistration",
          "PlatformImageNotFound",
          "PropertyChangeNotAllowed",
          "RequestDisallowedByPolicy",
          "ResourcePurchaseValidationFailed");

  /** Some of them with 400 or 429. */
  private static final Set<String> BUSY =
      Set.of(
          "AnotherOperationInProgress",
          "AttachDiskWhileBeingDetached",
          "InUseNetworkSecurityGroupCannotBeDeleted",
          "InUseSubnetCannotBeDeleted",
          "NetworkSecurityGroupOldReferencesNotCleanedUp",
          "NicInUse",
          "NicReservedForAnotherVm",
          "PublicIPAddressCannotBeDeleted",
          "PublicIPAddressInUse",
          "ReferencedResourceNotProvisioned",
          "RetryableError");

  private static final Set<String> MADE =
      Set.of("ParentResourceNotFound", "ResourceGroupNotFound", "ResourceNotFound");

  private final int status;
  private final String errorCode;

  /** How long Azure wants to be left alone; null is not known, since a field is serialized. */
  private final Duration pause;

  /**
   * An answer with an error status.
   *
   * @param errorCode Azure's own, such as {@code SkuNotAvailable}; empty when the answer has none
   */
  AzureFailure(int status, String errorCode, String said) {
    this(status, errorCode, said, Optional.empty());
  }

  /** The same, with the time that Azure wants to be left alone. */
  AzureFailure(int status, String errorCode, String said, Optional<Duration> pause) {
    super("Azure: %d %s: %s".formatted(status, errorCode, shortened(said)));
    this.status = status;
    this.errorCode = errorCode;
    this.pause = pause.orElse(null);
  }

  /** No answer. */
  AzureFailure(String what, Throwable cause) {
    super(what, cause);
    this.status = SILENCE;
    this.errorCode = "";
    this.pause = null;
  }

  /** What is being made is not there yet: to be asked for again. */
  static AzureFailure notYet(String what) {
    return new AzureFailure(409, "NotYet", what + " is still being made or taken away");
  }

  /** The failure among the causes of what jclouds threw, or silence. */
  static AzureFailure in(RuntimeException thrown) {
    return among(thrown, AzureFailure.class)
        .orElseGet(() -> new AzureFailure("Azure does not answer", thrown));
  }

  @Override
  public Sort sort() {
    if (BUSY.contains(errorCode)) {
      return Sort.BUSY;
    }
    if (CAPACITY.contains(errorCode)) {
      return Sort.CAPACITY;
    }
    if (isQuota()) {
      return Sort.QUOTA;
    }
    if (CREDENTIALS.contains(errorCode)) {
      return Sort.CREDENTIALS;
    }
    return PERMANENT.contains(errorCode) ? Sort.PERMANENT : byStatus();
  }

  /** Disks in use and machines being deleted are not allowed either. */
  private boolean isQuota() {
    return errorCode.equals("QuotaExceeded")
        || errorCode.endsWith("LimitReached")
        || errorCode.endsWith("LimitExceeded")
        || (errorCode.equals("OperationNotAllowed")
            && getMessage().toLowerCase(Locale.ROOT).contains("quota"));
  }

  private Sort byStatus() {
    return switch (status) {
      case SILENCE, 408 -> Sort.TRANSIENT;
      case 401, 403 -> Sort.CREDENTIALS;
      case 404, 410 -> Sort.GONE;
      case 409, 412 -> Sort.BUSY;
      case 429 -> Sort.THROTTLED;
      default -> status >= 500 ? Sort.TRANSIENT : Sort.PERMANENT;
    };
  }

  /** How long Azure wants to be left alone, if it has said so. */
  Optional<Duration> pause() {
    return Optional.ofNullable(pause);
  }

  /** Whether the token is not taken, so that another one may be. */
  boolean isAboutTheToken() {
    return status == 401;
  }

  /** Whether something is not found that a launch makes by itself. */
  boolean isAboutWhatWasMade() {
    return MADE.contains(errorCode);
  }
}
