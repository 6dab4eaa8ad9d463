package levante.provisioner.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Machines as far as an installation of K3s needs them: folders of their own in mount namespaces
 * ({@code src/test/infra/k3s}), all on loopback addresses of this host.
 */
final class Cells implements AutoCloseable {
  private static final Path TOOLS = Path.of("../src/test/infra/k3s").toAbsolutePath().normalize();

  private final Path folder;

  /**
   * What came of a script.
   *
   * @param said what it wrote, errors included
   */
  record Outcome(int exit, String said) {}

  Cells(Path folder) {
    this.folder = folder;
  }

  /** Whether this host lets them be made. */
  static boolean canBe() {
    try {
      return run(List.of("unshare", "--map-root-user", "--mount", "true"), "").exit() == 0
          && run(List.of("python3", "--version"), "").exit() == 0;
    } catch (UncheckedIOException missing) {
      return false;
    }
  }

  /** A mirror of releases whose binary is the stand-in. */
  Path mirror(String... versions) {
    Path mirror = folder.resolve("mirror");
    List<String> command =
        new ArrayList<>(List.of("python3", TOOLS.resolve("mirror.py").toString()));
    command.add(mirror.toString());
    command.addAll(Arrays.asList(versions));
    Outcome made = run(command, "");
    assertThat(made.exit()).as(made.said()).isZero();
    return mirror;
  }

  /** The same by HTTP, with channels that redirect. */
  Process served(Path mirror, int port) {
    return started(
        List.of(
            "python3",
            TOOLS.resolve("mirror.py").toString(),
            "--serve",
            mirror.toString(),
            String.valueOf(port)));
  }

  /** Runs a script on the machine of that name. */
  Outcome run(String machine, String architecture, InstallScript script) {
    String cell = TOOLS.resolve("cell.sh").toString();
    return run(List.of(cell, folder.resolve(machine).toString(), architecture), script.text());
  }

  /** A file of the machine, such as {@code etc/hosts}; {@code lib} is its /var/lib. */
  Path file(String machine, String path) {
    return folder.resolve(machine).resolve(path);
  }

  /** The text of a file of the machine. */
  String text(String machine, String path) {
    try {
      return Files.readString(file(machine, path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Ends what runs on a machine, at once. */
  void end(String machine) {
    run(
        List.of(TOOLS.resolve("cell.sh").toString(), "--end", folder.resolve(machine).toString()),
        "");
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.list(folder)) {
      all.map(one -> one.getFileName().toString()).forEach(this::end);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Process started(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static Outcome run(List<String> command, String input) {
    Process process = started(command);
    try {
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), said);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
