package levante.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder that one running Payara writes into, so that several run from one image. It holds
 * nothing that lasts and is made anew at each start, whatever a killed server left there.
 *
 * @param path in the data folder
 */
record InstanceRoot(Path path) {
  private static final String LISTENER =
      "set configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.address=";

  /** That a cluster is silent is told once, by the loop, and not with each try of each watch. */
  private static final String QUIET = "\nio.fabric8.kubernetes.client.level=SEVERE\n";

  /** Makes it: the image's configuration, a plain log, and the address to listen on. */
  void prepare(RuntimeImage image, Path preboot, String address) throws IOException {
    Folders.remove(path);
    Folders.make(path, "rwx------");
    Folders.make(path.resolve("docroot"), "rwx------");
    Folders.make(temporary(), "rwx------");
    Folders.copyForAll(image.layout().resolve("config"), path.resolve("config"));
    String logging = Files.readString(logging());
    Files.writeString(logging(), logging.replace("ansiColor=true", "ansiColor=false") + QUIET);
    Files.writeString(commands(), Files.readString(preboot).stripTrailing() + "\n");
    Files.writeString(commands(), LISTENER + address + "\n", StandardOpenOption.APPEND);
  }

  /** The server's commands before it boots. */
  Path commands() {
    return path.resolve("preboot.txt");
  }

  /** How it logs. */
  Path logging() {
    return path.resolve("config").resolve("logging.properties");
  }

  /** Its temporary files. */
  Path temporary() {
    return path.resolve("tmp");
  }
}
