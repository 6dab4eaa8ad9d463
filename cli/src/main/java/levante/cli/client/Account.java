package levante.cli.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.kernel.Secret;

/** Who calls, and with which clouds. */
public final class Account {
  private static final String OURS = "InfrastructureManager";
  private static final String SANDBOX = "id = sandbox; type = Dummy";

  /** How IM's header joins its lines: by these two characters. */
  private static final String LINE_END = "\\n";

  private final Secret plain;
  private final String line;
  private final List<String> clouds;

  private Account(Secret plain, String line, List<String> clouds) {
    this.plain = plain;
    this.line = line;
    this.clouds = List.copyOf(clouds);
  }

  /** A user of Levante's. */
  public Account(String user, Secret password) {
    this(
        basic(user, password),
        "id = levante; type = %s; username = %s; password = %s"
            .formatted(OURS, user, password.reveal()),
        List.of());
  }

  /** Whoever holds a token of Levante's. */
  public static Account bearer(Secret token) {
    return new Account(
        Secret.of("Bearer " + token.reveal()),
        "id = levante; type = %s; token = %s".formatted(OURS, token.reveal()),
        List.of());
  }

  /** The same with credentials of clouds, a line each; a line for Levante itself is not needed. */
  public Account with(List<String> lines) {
    return new Account(plain, line, lines.stream().filter(one -> !one.contains(OURS)).toList());
  }

  private static Secret basic(String user, Secret password) {
    byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
    return Secret.of("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** The header of our own wire. */
  String header() {
    return clouds.isEmpty() ? plain.reveal() : joined(clouds);
  }

  /** The header of IM's wire; without a cloud it is a rehearsal. */
  String im() {
    return joined(clouds.isEmpty() ? List.of(SANDBOX) : clouds);
  }

  private String joined(List<String> more) {
    return Stream.concat(Stream.of(line), more.stream()).collect(Collectors.joining(LINE_END));
  }

  @Override
  public String toString() {
    return "Account[***]";
  }
}
