package levante.provisioner.adapter.jclouds;

import java.util.Locale;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** An OpenStack service said no, or nothing. Never leaves the adapter. */
final class OpenStackFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int SILENCE = 0;
  private static final int LONGEST = 300;

  /** What sort of trouble it is, which decides what is done about it. */
  enum Sort {
    CAPACITY,
    QUOTA,
    CREDENTIALS,
    THROTTLED,
    /** May pass by itself: silence, or a fault of theirs. */
    TRANSIENT,
    /** The thing is not there. */
    GONE,
    /** The thing is in use, or in a state that forbids it now. */
    BUSY,
    /** They will never accept it. */
    PERMANENT
  }

  private final int status;
  private final String said;

  /** An answer with an error status. */
  OpenStackFailure(int status, String what, String said) {
    super("%s: %d %s".formatted(what, status, shortened(said)));
    this.status = status;
    this.said = said.toLowerCase(Locale.ROOT);
  }

  /** No answer. */
  OpenStackFailure(String what, Throwable cause) {
    super(what, cause);
    this.status = SILENCE;
    this.said = "";
  }

  private static String shortened(String said) {
    String line = said.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }

  /** The failure among the causes of what jclouds threw, or silence. */
  static OpenStackFailure in(RuntimeException thrown) {
    Optional<OpenStackFailure> found = Optional.empty();
    for (Throwable one = thrown; one != null && found.isEmpty(); one = one.getCause()) {
      found = one instanceof OpenStackFailure ours ? Optional.of(ours) : Optional.empty();
    }
    return found.orElseGet(() -> new OpenStackFailure("OpenStack does not answer", thrown));
  }

  Sort sort() {
    return switch (status) {
      case 401 -> Sort.CREDENTIALS;
      case 403 -> said.contains("quota") ? Sort.QUOTA : Sort.CREDENTIALS;
      case 404 -> Sort.GONE;
      case 409 -> said.contains("quota") ? Sort.QUOTA : Sort.BUSY;
      case 413, 429 -> said.contains("quota") ? Sort.QUOTA : Sort.THROTTLED;
      case 400 -> badRequest();
      default -> status == SILENCE || status >= 500 ? serverFault() : Sort.PERMANENT;
    };
  }

  /** Cinder and Nova say 400 to what is merely in the wrong state. */
  private Sort badRequest() {
    if (said.contains("quota")) {
      return Sort.QUOTA;
    }
    boolean wrongState =
        said.contains("status must be") || said.contains("in use") || said.contains("in-use");
    return wrongState ? Sort.BUSY : Sort.PERMANENT;
  }

  private Sort serverFault() {
    return said.contains("no valid host") ? Sort.CAPACITY : Sort.TRANSIENT;
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
