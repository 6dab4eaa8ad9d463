package levante.provisioner.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.kernel.Secret;

/**
 * A shell script with the values that it is run with. It is idempotent, runs as root under {@code
 * sh -eu}, and writes what it does to its output.
 *
 * @param file the script's file among the bundled ones
 * @param values what it reads as variables
 * @param secrets the same for values that nobody may see; they are not part of the identity
 */
public record InstallScript(
    String file, SortedMap<String, String> values, SortedMap<String, Secret> secrets) {
  private static final int ID_BYTES = 6;

  public InstallScript {
    Objects.requireNonNull(file, "file");
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
  }

  /** A script without secrets. */
  public static InstallScript of(String file, Map<String, String> values) {
    return new InstallScript(file, new TreeMap<>(values), new TreeMap<>());
  }

  /** The same with one value more, or another. */
  public InstallScript and(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(values);
    more.put(name, value);
    return new InstallScript(file, more, secrets);
  }

  /** The same with one secret more. */
  public InstallScript with(String name, Secret secret) {
    SortedMap<String, Secret> more = new TreeMap<>(secrets);
    more.put(name, secret);
    return new InstallScript(file, values, more);
  }

  /** The same script with other values has another id, and is run again. */
  public String id() {
    return file + "-" + digest(values + "\n" + body());
  }

  /** What tells one text from another. */
  public static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** The whole text, secrets included. */
  public String text() {
    SortedMap<String, String> all = new TreeMap<>(values);
    secrets.forEach((name, secret) -> all.put(name, secret.reveal()));
    return all.entrySet().stream()
        .map(one -> one.getKey() + "=" + quoted(one.getValue()))
        .collect(Collectors.joining("\n", "set -eu\n", "\n" + body()));
  }

  private String body() {
    return bundled(file);
  }

  /** A word as a shell takes it, whatever is in it. */
  public static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private static String bundled(String file) {
    String path = "/install/" + file + ".sh";
    try (InputStream in = InstallScript.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
