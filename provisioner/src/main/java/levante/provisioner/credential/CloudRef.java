package levante.provisioner.credential;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudId;

/**
 * Which stored cloud. Among credentials it stands as a line {@code id = NAME; type = Stored}; whose
 * it is, Levante adds, so that nobody can name another's.
 */
public record CloudRef(OwnerId owner, CloudId name) {
  /** The type of such a line. */
  public static final String TYPE = "Stored";

  private static final String OWNER = "owner";

  /** What means something else where a cloud's name stands. */
  private static final List<String> TAKEN = List.of("new", "sandbox");

  public CloudRef {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(name, "name");
  }

  /** The owner's cloud of that name; INVALID_REQUEST when it is no name. */
  public static CloudRef of(OwnerId owner, String name) {
    if (TAKEN.contains(name)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "no cloud can be called '%s'; choose another".formatted(name));
    }
    try {
      return new CloudRef(owner, new CloudId(name));
    } catch (IllegalStateException wrong) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "'%s' cannot name a cloud: letters, digits, dots, dashes and underscores, 64 at most"
              .formatted(name),
          wrong);
    }
  }

  /** What a line of Levante's own refers to; empty when it is one that signs in itself. */
  public static Optional<CloudRef> in(CloudCredential line) {
    return line.type().equals(TYPE)
        ? Optional.of(
            of(new OwnerId(line.value(OWNER).orElseThrow().reveal()), line.id().orElseThrow()))
        : Optional.empty();
  }

  /** The line that stands for it. */
  public CloudCredential line() {
    return new CloudCredential(
        Optional.of(name.value()),
        TYPE,
        List.of(new CloudCredential.Entry(OWNER, Secret.of(owner.value()))));
  }
}
