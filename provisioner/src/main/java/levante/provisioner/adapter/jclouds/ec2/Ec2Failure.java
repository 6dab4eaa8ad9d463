package levante.provisioner.adapter.jclouds.ec2;

import java.util.Set;
import levante.provisioner.adapter.jclouds.failure.CloudFailure;

/** EC2 said no, or nothing. Never leaves the adapter. */
final class Ec2Failure extends CloudFailure {
  private static final long serialVersionUID = 1L;

  private static final int SILENCE = 0;

  private static final Set<String> CAPACITY =
      Set.of(
          "InsufficientAddressCapacity",
          "InsufficientCapacity",
          "InsufficientFreeAddressesInSubnet",
          "InsufficientHostCapacity",
          "InsufficientInstanceCapacity",
          "InsufficientVolumeCapacity",
          // A size that this zone does not sell; another may.
          "Unsupported");

  private static final Set<String> CREDENTIALS =
      Set.of(
          "AccessDenied",
          "AuthFailure",
          "Blocked",
          "ExpiredToken",
          "IncompleteSignature",
          "InvalidClientTokenId",
          "MissingAuthenticationToken",
          "OptInRequired",
          "RequestExpired",
          "SignatureDoesNotMatch",
          "UnauthorizedOperation",
          "UnrecognizedClientException");

  private static final Set<String> THROTTLED =
      Set.of(
          "EC2ThrottledException",
          "RequestLimitExceeded",
          "RequestThrottled",
          "SlowDown",
          "Throttling",
          "ThrottlingException",
          "TooManyRequestsException");

  private static final Set<String> TRANSIENT =
      Set.of("InternalError", "InternalFailure", "ServiceUnavailable", "Unavailable");

  private static final Set<String> BUSY =
      Set.of(
          "ConcurrentTagAccess",
          "DependencyViolation",
          "IdempotentParameterMismatch",
          "IncorrectInstanceState",
          "IncorrectState",
          "InvalidGroup.Duplicate",
          "InvalidGroup.InUse",
          "InvalidIPAddress.InUse",
          "InvalidNetworkInterface.InUse",
          "Resource.AlreadyAssociated",
          "VolumeInUse");

  private static final Set<String> MADE =
      Set.of(
          "InvalidAllocationID.NotFound",
          "InvalidGroup.NotFound",
          "InvalidGroupId.NotFound",
          "InvalidNetworkInterfaceID.NotFound");

  private final int status;
  private final String errorCode;

  /**
   * An answer with an error status.
   *
   * @param errorCode EC2's own, such as {@code AuthFailure}; empty when the answer has none
   */
  Ec2Failure(int status, String errorCode, String said) {
    super("EC2: %d %s: %s".formatted(status, errorCode, shortened(said)));
    this.status = status;
    this.errorCode = errorCode;
  }

  /** No answer. */
  Ec2Failure(String what, Throwable cause) {
    super(what, cause);
    this.status = SILENCE;
    this.errorCode = "";
  }

  /** The failure among the causes of what jclouds threw, or silence. */
  static Ec2Failure in(RuntimeException thrown) {
    return among(thrown, Ec2Failure.class)
        .orElseGet(() -> new Ec2Failure("EC2 does not answer", thrown));
  }

  @Override
  public Sort sort() {
    if (THROTTLED.contains(errorCode)) {
      return Sort.THROTTLED;
    }
    if (CAPACITY.contains(errorCode)) {
      return Sort.CAPACITY;
    }
    if (errorCode.endsWith("LimitExceeded") || errorCode.endsWith("CountExceeded")) {
      return Sort.QUOTA;
    }
    if (CREDENTIALS.contains(errorCode)) {
      return Sort.CREDENTIALS;
    }
    return state();
  }

  private Sort state() {
    if (errorCode.endsWith(".NotFound")) {
      return Sort.GONE;
    }
    // An interface that hangs on a machine has no code of its own.
    boolean inUse =
        errorCode.equals("InvalidParameterValue") && getMessage().contains("currently in use");
    if (inUse || BUSY.contains(errorCode)) {
      return Sort.BUSY;
    }
    return fault();
  }

  private Sort fault() {
    boolean theirs = status == SILENCE || status >= 500 || TRANSIENT.contains(errorCode);
    return switch (status) {
      case 401, 403 -> Sort.CREDENTIALS;
      case 429 -> Sort.THROTTLED;
      default -> theirs ? Sort.TRANSIENT : Sort.PERMANENT;
    };
  }

  /** Whether something is not found that a launch makes by itself. */
  boolean isAboutWhatWasMade() {
    return MADE.contains(errorCode);
  }

  /** Whether this is EC2's word for it. */
  boolean is(String wanted) {
    return errorCode.equals(wanted);
  }
}
