package levante.provisioner.desired;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * What was read off a topology.
 *
 * @param desired what can be carried out
 * @param unserved the rest, in the order of the text
 */
public record Reading(Desired desired, List<UnservedPart> unserved) {
  public Reading {
    Objects.requireNonNull(desired, "desired");
    unserved = List.copyOf(unserved);
  }

  /**
   * What shall be.
   *
   * @throws LevanteException INVALID_REQUEST that names each part that nothing carries out yet
   */
  public Desired deployable() {
    if (!unserved.isEmpty()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "the template can be planned but not deployed yet; not carried out: "
              + unserved.stream().map(UnservedPart::toString).collect(Collectors.joining("; ")));
    }
    return desired;
  }
}
