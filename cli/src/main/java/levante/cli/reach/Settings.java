package levante.cli.reach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.cli.client.Account;
import levante.cli.failure.CliFailure;
import levante.cli.words.Words;
import levante.kernel.Secret;

/**
 * Which server, and as whom: what the words say counts first, then the environment, then the
 * profile. A password goes to no other server than it was meant for: the profile's to the profile's
 * server only, and the checkout's own to this machine only.
 */
final class Settings {
  private static final String DEFAULT_SERVER = "http://127.0.0.1:8080";

  private final Words words;
  private final Map<String, String> environment;
  private final Path home;
  private final Path ownPassword;
  private final Map<String, String> profile;

  /**
   * Settings.
   *
   * @param home of the person
   * @param ownPassword that a server of this checkout has written
   */
  Settings(Words words, Map<String, String> environment, Path home, Path ownPassword) {
    this.words = words;
    this.environment = environment;
    this.home = home;
    this.ownPassword = ownPassword;
    String name =
        words.value(Reached.PROFILE).or(() -> of("LEVANTE_PROFILE")).orElse(Profiles.DEFAULT);
    Path folder = of("XDG_CONFIG_HOME").map(Path::of).orElseGet(() -> home.resolve(".config"));
    this.profile = Profiles.read(folder.resolve("levante").resolve("config")).named(name);
  }

  private Optional<String> of(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  private Optional<String> ofProfile(String key) {
    return Optional.ofNullable(profile.get(key));
  }

  private Optional<String> namedServer() {
    return words.value(Reached.SERVER).or(() -> of("LEVANTE_SERVER"));
  }

  /** The server's URL. */
  URI server() {
    return url(namedServer().or(() -> ofProfile(Profiles.SERVER)).orElse(DEFAULT_SERVER));
  }

  private static URI url(String text) {
    try {
      URI server = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      if (server.getHost() != null && server.getScheme().matches("https?")) {
        return server;
      }
    } catch (IllegalArgumentException wrong) {
      // Told below.
    }
    throw new CliFailure(CliFailure.USAGE, Reached.SERVER + " is no URL: " + text);
  }

  /** Who calls. */
  Account account() {
    Account account =
        words
            .value(Reached.PASSWORD_FILE)
            .map(file -> withPassword(secret(Path.of(file), "password")))
            .or(() -> of("LEVANTE_TOKEN").map(token -> Account.bearer(Secret.of(token))))
            .or(() -> of("LEVANTE_PASSWORD").map(password -> withPassword(Secret.of(password))))
            .or(this::ofProfile)
            .orElseGet(this::own);
    return stored().or(() -> clouds().map(Settings::lines)).map(account::with).orElse(account);
  }

  private Account withPassword(Secret password) {
    String user =
        words
            .value(Reached.USER)
            .or(() -> of("LEVANTE_USER"))
            .or(() -> ofProfile(Profiles.USER).filter(any -> isProfilesServer()))
            .orElse("admin");
    return new Account(user, password);
  }

  private boolean isProfilesServer() {
    return namedServer().isEmpty() || ofProfile(Profiles.SERVER).equals(namedServer());
  }

  private Optional<Account> ofProfile() {
    if (!isProfilesServer()) {
      return Optional.empty();
    }
    return ofProfile(Profiles.TOKEN_FILE)
        .map(file -> Account.bearer(secret(path(file), "token")))
        .or(
            () ->
                ofProfile(Profiles.PASSWORD_FILE)
                    .map(file -> withPassword(secret(path(file), "password"))));
  }

  private Account own() {
    if (!isThisMachine(server().getHost())) {
      throw new CliFailure(
          CliFailure.USAGE,
          "no password for %s; give %s, LEVANTE_PASSWORD, LEVANTE_TOKEN or a profile"
              .formatted(server(), Reached.PASSWORD_FILE));
    }
    return withPassword(secret(ownPassword, "password"));
  }

  private static boolean isThisMachine(String host) {
    try {
      return host.equals("localhost")
          || (host.matches("[0-9.]+|\\[.*\\]") && InetAddress.getByName(host).isLoopbackAddress());
    } catch (UnknownHostException other) {
      return false;
    }
  }

  /** A cloud that the server keeps, by the line that stands for it. */
  private Optional<List<String>> stored() {
    return words
        .value(Reached.CLOUD)
        .or(() -> words.has(Reached.CLOUDS) ? Optional.empty() : standing())
        .map(Settings::stored);
  }

  private Optional<String> standing() {
    return of("LEVANTE_CLOUD")
        .or(() -> ofProfile(Profiles.CLOUD).filter(any -> isProfilesServer()));
  }

  private static List<String> stored(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new CliFailure(CliFailure.USAGE, "'%s' cannot name a cloud".formatted(name));
    }
    return List.of("id = %s; type = Stored".formatted(name));
  }

  private Optional<Path> clouds() {
    return words
        .value(Reached.CLOUDS)
        .or(() -> of("LEVANTE_AUTH_FILE"))
        .map(Path::of)
        .or(() -> ofProfile(Profiles.CLOUDS).filter(any -> isProfilesServer()).map(this::path));
  }

  private Path path(String written) {
    return written.startsWith("~/") ? home.resolve(written.substring(2)) : Path.of(written);
  }

  private static Secret secret(Path file, String what) {
    return Secret.of(text(file, what).strip());
  }

  private static List<String> lines(Path file) {
    return text(file, "credentials")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static String text(Path file, String what) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new CliFailure(CliFailure.UNREADABLE, "cannot read the %s in %s".formatted(what, file));
    }
  }
}
