package levante.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import levante.cli.server.Home;
import levante.cli.server.Reach;
import levante.cli.server.ServerProcess;
import levante.cli.server.ServerSettings;
import levante.cli.server.Servers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code levante up}: a server until it is told to stop. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Starts the server and serves until Ctrl-C.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the server ended by itself, well",
      "1:the server did not start",
      "2:the command line is wrong",
      "3:another server runs on the data folder",
      "130, 143:stopped by Ctrl-C or SIGTERM"
    })
final class UpCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Where it listens; 0 takes a free port. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--address",
      defaultValue = ServerSettings.LOOPBACK,
      description = "The address it listens on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}.")
  private String address;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Everything durable. Default: .levante/data beside the checkout's files.")
  private Path data;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting, by its whole key: levante.elasticity.scan-period=PT1S.")
  private final Map<String, String> settings = new TreeMap<>();

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (port < 0 || port > MOST_PORT) {
      throw new picocli.CommandLine.ParameterException(
          spec.commandLine(), "--port is %d, not in 0..%d".formatted(port, MOST_PORT));
    }
    Home home = Home.ofProcess();
    Path folder = data == null ? home.state().resolve("data") : data;
    Servers servers =
        new Servers(home, Reach.ofProcess(), Clock.systemUTC(), line -> say("levante: " + line));
    try (ServerProcess server = servers.start(folder, address, port, settings)) {
      ServerSettings running = server.settings();
      say("Levante is at     " + running.base() + "/");
      say("sign in as admin; the password is in " + running.passwordFile());
      say("the log is in     " + running.log());
      say("everything outside is simulated (sandbox); Ctrl-C stops");
      return server.waitFor();
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
