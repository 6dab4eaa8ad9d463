package levante.provisioner.desired;

import java.util.Objects;
import java.util.Optional;

/**
 * A part of a topology that is planned but that nothing carries out yet. A template with such a
 * part can be planned and priced; deploying it is refused, so that nothing is called running that
 * is not.
 *
 * @param name of the node template or the policy
 * @param host the node template that it would stand on, if there is one
 * @param why for a person
 */
public record UnservedPart(String name, String type, Optional<String> host, String why) {
  public UnservedPart {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(why, "why");
  }

  @Override
  public String toString() {
    return "'%s' (%s): %s".formatted(name, type, why);
  }
}
