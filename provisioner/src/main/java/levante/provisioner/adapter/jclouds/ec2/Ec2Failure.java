package levante.provisioner.adapter.jclouds.ec2;

import java.util.Optional;
import java.util.Set;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** EC2 said no, or nothing. Never leaves the adapter. */
final class Ec2Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int SILENCE = 0;
  private static final int LONGEST = 300;

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

  /** What sort of trouble it is, which decides what is done about it. */
  enum Sort {
    CAPACITY,
    QUOTA,
    CREDENTIALS,
    THROTTLED,
    /** May pass by itself: silence, or a fault of theirs. */
    TRANSIENT,
    /** The thing is not there, or not there yet: EC2's lists lag behind what it has made. */
    GONE,
    /** The thing is in use, or in a state that forbids it now. */
    BUSY,
    /** They will never accept it. */
    PERMANENT
  }

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

  private static String shortened(String said) {
    String line = said.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }

  /** The failure among the causes of what jclouds threw, or silence. */
  static Ec2Failure in(RuntimeException thrown) {
    Optional<Ec2Failure> found = Optional.empty();
    for (Throwable one = thrown; one != null && found.isEmpty(); one = one.getCause()) {
      found = one instanceof Ec2Failure ours ? Optional.of(ours) : Optional.empty();
    }
    return found.orElseGet(() -> new Ec2Failure("EC2 does not answer", thrown));
  }

  Sort sort() {
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

  /** For the callers of the adapter. */
  LevanteException coded() {
    ErrorCode code =
        switch (sort()) {
          case CAPACITY -> ErrorCode.OUT_OF_CAPACITY;
          case QUOTA -> ErrorCode.QUOTA_EXCEEDED;
          case CREDENTIALS -> ErrorCode.CLOUD_CREDENTIALS_REFUSED;
          case THROTTLED -> ErrorCode.TOO_MANY_REQUESTS;
          case TRANSIENT, BUSY -> ErrorCode.CLOUD_UNREACHABLE;
          case GONE, PERMANENT -> ErrorCode.INVALID_REQUEST;
        };
    return new LevanteException(code, getMessage(), this);
  }
}
