package levante.kernel.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real MinIO with a state and a port of its own. Ends with this process at the latest. */
public final class RealStore implements AutoCloseable {
  /** The name of the one target that its rules can have. */
  public static final String ARN = "arn:minio:sqs::levante:webhook";

  /** Its root's access key. */
  public static final String ACCESS_KEY = "levante";

  /** Its root's secret key. */
  public static final String SECRET_KEY = "levante-secret";

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
   */
  public static RealStore start(String address) {
    return start(address, Map.of());
  }

  /**
   * A new one that has so little space, in memory; what it holds is gone when it is killed.
   *
   * @param address it listens on
   */
  public static RealStore small(String address, int mebibytes) {
    return start(address, Map.of("LEVANTE_S3_SPACE", mebibytes + "M"));
  }

  private static RealStore start(String address, Map<String, String> settings) {
    try {
      Path folder = Files.createTempDirectory("levante-store-").resolve("store");
      String owner = String.valueOf(ProcessHandle.current().pid());
      String endpoint =
          InfraScript.run(STORE, settings, List.of("up", folder.toString(), owner, address));
      return new RealStore(folder, URI.create(endpoint));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where its S3 answers. */
  public URI endpoint() {
    return endpoint;
  }

  /** Kills it. */
  public void kill() {
    InfraScript.run(STORE, Map.of(), List.of("kill", folder.toString()));
  }

  /** Starts it anew, where it was; from now on its events are posted there. */
  public void tells(URI webhook, String token, Queue queue) {
    kill();
    InfraScript.run(
        STORE,
        Map.of(
            "LEVANTE_S3_WEBHOOK",
            webhook.toString(),
            "LEVANTE_S3_TOKEN",
            token,
            "LEVANTE_S3_QUEUE",
            queue.setting),
        List.of("tell", folder.toString()));
  }

  /** Gives a small one so much space, and lets it run on. */
  public void grow(int mebibytes) {
    InfraScript.run(STORE, Map.of(), List.of("grow", folder.toString(), mebibytes + "M"));
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
