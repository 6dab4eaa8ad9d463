package levante.system.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A machine that is signed in to by ssh, as its owner does. */
public final class SignedIn {
  private static final List<String> OPTIONS =
      List.of(
          "BatchMode=yes",
          "StrictHostKeyChecking=no",
          "UserKnownHostsFile=/dev/null",
          "LogLevel=ERROR");

  private final Path key;
  private final String who;

  private SignedIn(Path key, String who) {
    this.key = key;
    this.who = who;
  }

  /**
   * By the outputs of its infrastructure.
   *
   * @param folder for its key
   * @param outputs with {@code address} and {@code credential}
   */
  public static SignedIn by(Path folder, JsonNode outputs) {
    try {
      Path key = folder.resolve("key");
      Files.writeString(key, outputs.path("credential").path("token").asText());
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      return new SignedIn(
          key,
          outputs.path("credential").path("user").asText()
              + "@"
              + outputs.path("address").asText());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What a command prints there; one that fails fails the test. */
  public String run(String command) {
    List<String> words = new ArrayList<>(List.of("ssh", "-i", key.toString()));
    OPTIONS.forEach(option -> words.addAll(List.of("-o", option)));
    words.addAll(List.of(who, command));
    try {
      Process ssh = new ProcessBuilder(words).redirectErrorStream(true).start();
      String output = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(ssh.waitFor()).as(output).isZero();
      return output.strip();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
