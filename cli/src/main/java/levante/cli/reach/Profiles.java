package levante.cli.reach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import levante.cli.failure.CliFailure;

/**
 * The file of profiles: {@code [NAME]} and lines {@code key = value} below it, as git and aws have
 * them. A password stands in a file of its own, which the profile names.
 */
final class Profiles {
  static final String DEFAULT = "default";
  static final String SERVER = "server";
  static final String USER = "user";
  static final String PASSWORD_FILE = "password-file";
  static final String TOKEN_FILE = "token-file";
  static final String CLOUDS = "auth-file";
  static final String CLOUD = "cloud";

  private static final Set<String> KEYS =
      Set.of(SERVER, USER, PASSWORD_FILE, TOKEN_FILE, CLOUDS, CLOUD);

  private final Path file;
  private final Map<String, Map<String, String>> profiles = new HashMap<>();

  private Profiles(Path file) {
    this.file = file;
  }

  /**
   * Those of a file; none when it is not there.
   *
   * @throws CliFailure UNREADABLE when it cannot be read, or a line is none
   */
  static Profiles read(Path file) {
    Profiles profiles = new Profiles(file);
    if (Files.exists(file)) {
      try {
        profiles.take(Files.readAllLines(file));
      } catch (IOException unreadable) {
        throw new CliFailure(CliFailure.UNREADABLE, "cannot read " + file);
      }
    }
    return profiles;
  }

  private void take(List<String> lines) {
    Map<String, String> profile = null;
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        String name = line.substring(1, line.length() - 1).strip();
        profile = profiles.computeIfAbsent(name, any -> new HashMap<>());
      } else {
        put(profile, line, number);
      }
    }
  }

  private void put(Map<String, String> profile, String line, int number) {
    int equals = line.indexOf('=');
    String key = equals < 0 ? line : line.substring(0, equals).strip();
    if (profile == null || !KEYS.contains(key)) {
      throw new CliFailure(
          CliFailure.UNREADABLE,
          "%s, line %d: expected [NAME], and below it %s = VALUE"
              .formatted(file, number, String.join(" or ", KEYS.stream().sorted().toList())));
    }
    profile.put(key, line.substring(equals + 1).strip());
  }

  /**
   * A profile.
   *
   * @throws CliFailure USAGE when there is none of that name; the default may be absent
   */
  Map<String, String> named(String name) {
    if (!profiles.containsKey(name) && !name.equals(DEFAULT)) {
      throw new CliFailure(
          CliFailure.USAGE, "there is no profile '%s' in %s".formatted(name, file));
    }
    return profiles.getOrDefault(name, Map.of());
  }
}
