package levante.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import levante.bench.Command;

/** Starts both servers as their users do, each on a free port and a data folder of its own. */
public final class Servers {
  private final Path home;
  private final Path folder;
  private final int port = Server.freePort();

  private Servers(Path home, Path folder) {
    this.home = home;
    this.folder = folder;
  }

  /**
   * Servers of a checkout that is built, with fresh data. Levante has been started once, since the
   * first start is the one that makes the password.
   *
   * @param out gets a folder with data and logs, which stays
   * @param name what that folder's name begins with
   */
  public static Servers fresh(Path home, String out, String name) {
    try {
      Path within = Files.createDirectories(home.resolve(out));
      Servers servers = new Servers(home, Files.createTempDirectory(within, name + "-"));
      servers.levante().close();
      return servers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Infrastructure Manager, fetched when it is not there yet. */
  public Server peer() {
    Path scripts = home.resolve("src/test/infra");
    Path tools = Path.of(Command.output(List.of("sh", scripts.resolve("im-server-tools.sh") + "")));
    int free = Server.freePort();
    return Server.start(
        List.of(
            tools.resolve("venv/bin/python").toString(),
            scripts.resolve("im_server.py").toString(),
            String.valueOf(free),
            folder.toString()),
        folder,
        folder.resolve("im.out"),
        new ImWire.Account(URI.create("http://127.0.0.1:" + free), "any"));
  }

  /** Where Levante answers. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What Levante keeps. */
  public Path data() {
    return folder.resolve("levante");
  }

  /**
   * Levante with machines that boot at once, always on the same port and data.
   *
   * @param settings more of them, as KEY=VALUE
   */
  public Server levante(String... settings) {
    Path data = data();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dlevante.home=" + home,
                "-jar",
                home.resolve("cli/target/levante-cli.jar").toString(),
                "up",
                "--port",
                String.valueOf(port),
                "--data",
                data.toString(),
                "--set",
                "levante.sandbox.boot-delay.cloud=PT0S"));
    for (String setting : settings) {
      command.addAll(List.of("--set", setting));
    }
    return Server.start(
        command,
        folder,
        folder.resolve("levante.out"),
        new ImWire.Account(URI.create(base() + "/im"), password(data)));
  }

  /** Of the administrator: given to a data folder that has none yet, as an operator may. */
  private static String password(Path data) {
    Path file = data.resolve("admin-password");
    try {
      if (!Files.exists(file)) {
        return "";
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
