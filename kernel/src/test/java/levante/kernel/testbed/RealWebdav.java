package levante.kernel.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real WebDAV server, Apache httpd's, with a state and a port of its own. */
public final class RealWebdav implements AutoCloseable {
  /** The name of its one user. */
  public static final String LOGIN = "levante";

  /** The password of its one user. */
  public static final String PASSWORD = "levante-secret";

  private static final String DAV = "src/test/infra/webdav/dav.sh";

  private final Path folder;
  private final URI endpoint;

  private RealWebdav(Path folder, URI endpoint) {
    this.folder = folder;
    this.endpoint = endpoint;
  }

  /** A new one. Ends with this process at the latest. */
  public static RealWebdav start() {
    try {
      Path folder = Files.createTempDirectory("levante-dav-").resolve("dav");
      String owner = String.valueOf(ProcessHandle.current().pid());
      String endpoint = InfraScript.run(DAV, Map.of(), List.of("up", folder.toString(), owner));
      return new RealWebdav(folder, URI.create(endpoint));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it answers; its root folder is at the end of a path. */
  public URI endpoint() {
    return endpoint;
  }

  /** Kills it. */
  public void kill() {
    InfraScript.run(DAV, Map.of(), List.of("kill", folder.toString()));
  }

  /** Starts it again, where it was. */
  public void again() {
    InfraScript.run(DAV, Map.of(), List.of("again", folder.toString()));
  }

  @Override
  public void close() {
    InfraScript.run(DAV, Map.of(), List.of("down", folder.toString()));
  }
}
