package levante.web.credential;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.Secret;

/**
 * One line of IM's Authorization header: how to sign in to one cloud. Every value is kept as a
 * secret, since which keys are secret is the cloud's affair.
 *
 * @param id the name the client gave the line; absent when it gave none
 * @param type such as {@code OpenStack} or {@code Dummy}, as written
 * @param values the other keys, in the order of their names
 */
public record CloudCredential(Optional<String> id, String type, Map<String, Secret> values) {
  public CloudCredential {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** The value of a key, if the line has it. */
  public Optional<Secret> value(String key) {
    return Optional.ofNullable(values.get(key));
  }
}
