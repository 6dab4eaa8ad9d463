package levante.system.infra;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server started as a user starts it, with {@code levante up}, that can be killed with -9. */
public final class LevanteServer implements AutoCloseable {
  /** The first start of a fresh checkout builds before. */
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private final Path data;
  private final int port;
  private final List<String> settings;
  private Process process;

  private LevanteServer(Path data, int port, List<String> settings) {
    this.data = data;
    this.port = port;
    this.settings = List.copyOf(settings);
  }

  /** Starts one on a free port with a data folder of its own; waits until it answers. */
  public static LevanteServer start(Path data, String... settings) {
    LevanteServer server = new LevanteServer(data, freePort(), List.of(settings));
    server.restart();
    return server;
  }

  /** The checkout under test. */
  public static Path home() {
    return Path.of(System.getProperty("levante.home"));
  }

  /**
   * The command line of a verb, run from the build and not through the script, which would build.
   */
  public static List<String> command(String... arguments) {
    Path cli = home().resolve("cli/target");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dlevante.home=" + home(),
                "-cp",
                cli.resolve("levante-cli.jar") + ":" + cli.resolve("lib") + "/*",
                "levante.cli.Main"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Starts it again on the same data and port. */
  public void restart() {
    List<String> command =
        new ArrayList<>(command("up", "--port", String.valueOf(port), "--data", data.toString()));
    settings.forEach(setting -> command.addAll(List.of("--set", setting)));
    try {
      Files.createDirectories(data.getParent());
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(
                      data.resolveSibling(data.getFileName() + ".up.log").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Wire wire = new Wire(base(), "nobody", "");
    await("the server at " + base() + " with its log in " + data)
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> process.isAlive() && wire.answers("/health/ready"));
  }

  /** Ends the server and its launcher at once, as a power cut would; scripts of jobs live on. */
  public void kill() {
    List<ProcessHandle> servers =
        Stream.concat(
                process.descendants().filter(LevanteServer::isJava), Stream.of(process.toHandle()))
            .toList();
    servers.forEach(ProcessHandle::destroyForcibly);
    servers.forEach(one -> one.onExit().join());
  }

  private static boolean isJava(ProcessHandle handle) {
    // Only the server itself: the vision command of a job is a Java process too.
    return handle
        .info()
        .arguments()
        .map(arguments -> String.join(" ", arguments).contains("levante.data-dir"))
        .orElse(false);
  }

  /** Where it answers. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The data folder. */
  public Path data() {
    return data;
  }

  /** The wire as the admin. */
  public Wire admin() {
    return new Wire(base(), "admin", adminPassword());
  }

  /** The admin's password, which the server has made up. */
  public String adminPassword() {
    try {
      return Files.readString(data.resolve("admin-password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds users who are no admins. */
  public void addUsers(String password, String... names) {
    for (String name : names) {
      Wire.Answer added =
          admin()
              .post(
                  "/api/v1/users",
                  "application/json",
                  "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, password));
      if (added.status() != 201) {
        throw new AssertionError(added.body());
      }
    }
  }

  /** The wire as the admin with credentials of a cloud, as IM's clients send them. */
  public Wire adminWith(String line) {
    return new Wire(base(), imCredentials(line));
  }

  /** All jobs of the admin's services of a name. */
  public List<JsonNode> jobsOf(String service) {
    List<JsonNode> jobs = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = admin().get("/api/v1/jobs" + after).json();
      for (JsonNode job : page.path("jobs")) {
        if (job.path("service").asText().equals(service)) {
          jobs.add(job);
        }
      }
      after = page.path("next").isTextual() ? "?after=" + page.path("next").asText() : "";
    } while (!after.isEmpty());
    return jobs;
  }

  /** The admin's credentials as IM's clients send them, with the sandbox as a cloud. */
  public String imCredentials() {
    return imCredentials("id = dummy; type = Dummy");
  }

  private String imCredentials(String cloud) {
    return "id = im; type = InfrastructureManager; username = admin; password = %s\\n%s"
        .formatted(adminPassword(), cloud);
  }

  /** Stops it as Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder and all below it. */
  public static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
