package levante.cli.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import levante.cli.failure.CliFailure;

/**
 * One session of OpenSSH's own client. Its key and the hosts it trusts lie in a folder of their own
 * that only this person may read, and that goes with the session. Flags: OpenSSH, ssh(1) and
 * ssh_config(5).
 */
final class SshSession {
  private static final FileAttribute<?> OWN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final SignInView to;
  private final List<String> command;
  private final String program;

  /**
   * To that machine.
   *
   * @param command what is run there; empty for a shell
   * @param program OpenSSH's client
   */
  SshSession(SignInView to, List<String> command, String program) {
    this.to = to;
    this.command = List.copyOf(command);
    this.program = program;
  }

  /**
   * Runs it on this terminal.
   *
   * @return ssh's exit code: that of the command, or 255 when the machine was not reached
   */
  int run() {
    try {
      Path folder = Files.createTempDirectory("levante-ssh-");
      Thread end = new Thread(() -> remove(folder));
      Runtime.getRuntime().addShutdownHook(end);
      try {
        return new ProcessBuilder(words(folder)).inheritIO().start().waitFor();
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new CliFailure("ssh cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliFailure("interrupted", e);
    }
  }

  private List<String> words(Path folder) throws IOException {
    Path key = Files.createFile(folder.resolve("key"), OWN);
    Files.writeString(key, to.privateKey());
    Path known = folder.resolve("known_hosts");
    Files.write(
        known,
        Stream.of(
                Stream.of(to.place()),
                to.through().stream(),
                to.bastion().stream().map(SignInView.Bastion::place))
            .flatMap(places -> places)
            .map(SignInView.Place::known)
            .toList());
    List<String> words = new ArrayList<>(base(key, known));
    to.through()
        .ifPresent(
            front -> {
              List<String> way = new ArrayList<>(base(key, known));
              way.addAll(List.of("-W", "[%h]:%p", "-p", Integer.toString(front.port())));
              way.add(to.user() + "@" + front.address());
              words.addAll(List.of("-o", "ProxyCommand=" + quoted(way)));
            });
    to.bastion().ifPresent(bastion -> words.addAll(List.of("-J", jump(bastion))));
    words.addAll(List.of("-p", Integer.toString(to.place().port()), "--"));
    words.add(to.user() + "@" + to.place().address());
    words.addAll(command);
    return words;
  }

  private List<String> base(Path key, Path known) {
    return List.of(
        program,
        "-i",
        key.toString(),
        "-o",
        "IdentitiesOnly=yes",
        "-o",
        "UserKnownHostsFile=" + known,
        "-o",
        "StrictHostKeyChecking=yes");
  }

  private static String jump(SignInView.Bastion bastion) {
    return "%s@%s:%d".formatted(bastion.user(), bastion.place().address(), bastion.place().port());
  }

  /** As a shell takes them. */
  private static String quoted(List<String> words) {
    return String.join(
        " ", words.stream().map(word -> "'" + word.replace("'", "'\\''") + "'").toList());
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(SshSession::removeOne);
    } catch (IOException | java.io.UncheckedIOException gone) {
      // Removed already, by the other of the two who do it.
    }
  }

  private static void removeOne(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
