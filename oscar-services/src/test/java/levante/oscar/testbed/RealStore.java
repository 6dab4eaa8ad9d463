package levante.oscar.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.InfraScript;
import levante.kernel.Secret;
import levante.oscar.storage.StorageAccess;

/** A real MinIO with a state and a port of its own. Ends with this process at the latest. */
public final class RealStore implements AutoCloseable {
  /** The name of the one target that its rules can have. */
  public static final String ARN = "arn:minio:sqs::levante:webhook";

  private static final String STORE = "src/test/infra/objectstore/store.sh";

  private final Path folder;
  private final URI endpoint;

  private RealStore(Path folder, URI endpoint) {
    this.folder = folder;
    this.endpoint = endpoint;
  }

  /** Whether events are kept on disk until the webhook takes them. */
  public enum Queue {
    KEPT("1"),
    NONE("0");

    private final String setting;

    Queue(String setting) {
      this.setting = setting;
    }
  }

  /**
   * A new one.
   *
   * @param address it listens on
   * @param webhook takes its events
   */
  public static RealStore start(String address, Optional<URI> webhook, Queue queue) {
    try {
      Path folder = Files.createTempDirectory("levante-store-").resolve("store");
      Map<String, String> environment = new TreeMap<>();
      webhook.ifPresent(to -> environment.put("LEVANTE_S3_WEBHOOK", to.toString()));
      environment.put("LEVANTE_S3_QUEUE", queue.setting);
      String owner = String.valueOf(ProcessHandle.current().pid());
      String endpoint =
          InfraScript.run(STORE, environment, List.of("up", folder.toString(), owner, address));
      return new RealStore(folder, URI.create(endpoint));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its root's access. */
  public StorageAccess access(String id) {
    return new StorageAccess(
        id,
        endpoint,
        "levante",
        Secret.of("levante-secret"),
        "us-east-1",
        StorageAccess.Tls.VERIFIED);
  }

  /** Kills it. */
  public void kill() {
    InfraScript.run(STORE, Map.of(), List.of("kill", folder.toString()));
  }

  /** Starts it again, where it was. */
  public void again() {
    InfraScript.run(STORE, Map.of(), List.of("again", folder.toString()));
  }

  @Override
  public void close() {
    InfraScript.run(STORE, Map.of(), List.of("down", folder.toString()));
  }
}
