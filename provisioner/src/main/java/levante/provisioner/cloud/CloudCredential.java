package levante.provisioner.cloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Secret;

/**
 * One line of IM's authorization header: {@code id = x; type = OpenStack; host = ...}. All values
 * but the id and the type are secrets.
 */
public record CloudCredential(Optional<String> id, String type, List<Entry> entries) {
  /** One {@code key = value} of the line. */
  public record Entry(String key, Secret value) {}

  public CloudCredential {
    entries = List.copyOf(entries);
    if (type.isBlank()) {
      throw new IllegalStateException("a credential needs a type");
    }
  }

  /** From the keys of a line; {@code type} must be among them. */
  public static CloudCredential of(Map<String, String> line) {
    Map<String, String> rest = new LinkedHashMap<>(line);
    Optional<String> id = Optional.ofNullable(rest.remove("id"));
    String type = Optional.ofNullable(rest.remove("type")).orElse("");
    return new CloudCredential(
        id,
        type,
        rest.entrySet().stream()
            .map(entry -> new Entry(entry.getKey(), Secret.of(entry.getValue())))
            .toList());
  }

  /** The value of a key. */
  public Optional<Secret> value(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).map(Entry::value).findFirst();
  }
}
