package levante.cli.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import levante.cli.failure.CliFailure;

/**
 * The checkout, and where the build puts what the verbs need.
 *
 * @param path absolute
 */
public record Home(Path path) {
  public Home {
    path = path.toAbsolutePath().normalize();
  }

  /** The one that {@code ./levante} names by the system property {@code levante.home}. */
  public static Home ofProcess() {
    return new Home(Path.of(System.getProperty("levante.home", ".")));
  }

  /** The web application. */
  public Path war() {
    return path.resolve("webapp/target/levante.war");
  }

  /** The server that carries it. */
  public Path payaraMicro() {
    return path.resolve("webapp/target/server/payara-micro.jar");
  }

  /** The server's commands before it boots. */
  public Path preboot() {
    return path.resolve("webapp/src/main/payara/preboot.txt");
  }

  /** The vision command with its libraries and models; holds {@code bin/levante-vision}. */
  public Path vision() {
    return path.resolve("inference/target/vision");
  }

  /** The FDL, scripts and video of the use case. */
  public Path demo() {
    return path.resolve("cli/src/main/demo");
  }

  /** Everything that running makes; git ignores it. */
  public Path state() {
    return path.resolve(".levante");
  }

  /** Ends the verb when the build has not made what the server needs. */
  public void checkBuilt() {
    for (Path needed : List.of(war(), payaraMicro(), preboot())) {
      if (!Files.isRegularFile(needed)) {
        throw new CliFailure(needed + " is missing; ./levante builds it");
      }
    }
  }
}
