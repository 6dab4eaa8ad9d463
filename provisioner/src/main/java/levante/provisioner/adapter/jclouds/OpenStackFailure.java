package levante.provisioner.adapter.jclouds;

import java.util.Locale;
import levante.provisioner.adapter.jclouds.failure.CloudFailure;

/** An OpenStack service said no, or nothing. Never leaves the adapter. */
final class OpenStackFailure extends CloudFailure {
  private static final long serialVersionUID = 1L;

  private static final int SILENCE = 0;

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

  /** The failure among the causes of what jclouds threw, or silence. */
  static OpenStackFailure in(RuntimeException thrown) {
    return among(thrown, OpenStackFailure.class)
        .orElseGet(() -> new OpenStackFailure("OpenStack does not answer", thrown));
  }

  @Override
  public Sort sort() {
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
}
