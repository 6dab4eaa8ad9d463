package levante.web.identity;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Somebody whom an identity provider vouches for.
 *
 * @param issuer the provider
 * @param subject who it is there, for good
 * @param claims what it says of them, each with its values; those within another are named with a
 *     dot between
 */
public record Identity(String issuer, String subject, Map<String, List<String>> claims) {
  public Identity {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(subject, "subject");
    Map<String, List<String>> sorted = new TreeMap<>();
    claims.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
    claims = Collections.unmodifiableMap(sorted);
  }

  /** The first value of a claim. */
  public Optional<String> claim(String name) {
    return claims.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Whether the claim has that value. */
  public boolean has(String claim, String value) {
    return claims.getOrDefault(claim, List.of()).contains(value);
  }

  /** As people see who it is: {@code subject at issuer}. */
  @Override
  public String toString() {
    return subject + " at " + issuer;
  }
}
