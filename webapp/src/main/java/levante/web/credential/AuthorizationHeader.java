package levante.web.credential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.Secret;

/**
 * Reads an Authorization header: {@code Basic}, {@code Bearer}, or the lines that the
 * Infrastructure Manager's clients send, of which the one of {@code type = InfrastructureManager}
 * says who calls and the others are cloud credentials. What cannot be read is {@link
 * Credentials.Absent}; nothing of the header ever reaches a message or a log.
 */
public final class AuthorizationHeader {
  /** More than any honest header; a container's own bound may be lower. */
  private static final int MOST_CHARACTERS = 256 * 1024;

  private static final String OURS = "InfrastructureManager";

  private AuthorizationHeader() {}

  /** What {@code header} brings. */
  public static Credentials parse(String header) {
    String text = header.strip();
    if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
      return new Credentials.Absent();
    }
    Optional<String> basic = afterScheme("Basic", text);
    if (basic.isPresent()) {
      return basic(basic.get());
    }
    Optional<String> bearer = afterScheme("Bearer", text);
    if (bearer.isPresent()) {
      return new Credentials.Token(Secret.of(bearer.get()), List.of());
    }
    return ofLines(CredentialLines.read(text));
  }

  /** The lines that name clouds, of lines as people type them; those of other types count not. */
  public static List<CloudCredential> clouds(String lines) {
    List<CloudCredential> clouds = new ArrayList<>();
    for (Map<String, String> line :
        CredentialLines.read(lines.strip().replaceAll("\\R", "\\\\n"))) {
      String type = line.getOrDefault("type", "");
      if (!type.isEmpty() && !type.equals(OURS)) {
        clouds.add(cloud(type, line));
      }
    }
    return clouds;
  }

  private static Optional<String> afterScheme(String scheme, String text) {
    int length = scheme.length();
    boolean named =
        text.length() > length + 1
            && text.regionMatches(true, 0, scheme, 0, length)
            && text.charAt(length) == ' ';
    String rest = named ? text.substring(length).strip() : "";
    // A line of IM's may begin with a key of that name: "bearer = x".
    return rest.isEmpty() || rest.startsWith("=") ? Optional.empty() : Optional.of(rest);
  }

  private static Credentials basic(String encoded) {
    String decoded;
    try {
      decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return new Credentials.Absent();
    }
    int colon = decoded.indexOf(':');
    if (colon < 1) {
      return new Credentials.Absent();
    }
    Secret password = Secret.of(decoded.substring(colon + 1));
    return new Credentials.Password(decoded.substring(0, colon), password, List.of());
  }

  private static Credentials ofLines(List<Map<String, String>> lines) {
    List<CloudCredential> clouds = new ArrayList<>();
    Optional<Map<String, String>> ours = Optional.empty();
    for (Map<String, String> line : lines) {
      String type = line.getOrDefault("type", "");
      if (type.equals(OURS)) {
        ours = ours.or(() -> Optional.of(line));
      } else if (!type.isEmpty()) {
        clouds.add(cloud(type, line));
      }
    }
    return ours.map(line -> caller(line, clouds)).orElseGet(Credentials.Absent::new);
  }

  private static Credentials caller(Map<String, String> line, List<CloudCredential> clouds) {
    String user = line.getOrDefault("username", "");
    String token = line.getOrDefault("token", "");
    if (!user.isEmpty() && line.containsKey("password")) {
      return new Credentials.Password(user, Secret.of(line.get("password")), clouds);
    }
    return token.isEmpty()
        ? new Credentials.Absent()
        : new Credentials.Token(Secret.of(token), clouds);
  }

  private static CloudCredential cloud(String type, Map<String, String> line) {
    Map<String, Secret> values = new TreeMap<>();
    line.forEach(
        (key, value) -> {
          if (!key.equals("id") && !key.equals("type")) {
            values.put(key.toLowerCase(Locale.ROOT), Secret.of(value));
          }
        });
    return new CloudCredential(Optional.ofNullable(line.get("id")), type, values);
  }
}
