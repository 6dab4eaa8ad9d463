package levante.kernel.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real Kubernetes with real nodes, which run containers: the control plane of the test bed, and a
 * containerd and a kubelet for each node. Needs root. Ends with this process at the latest; one at
 * a time on a machine.
 */
public final class RealCluster implements AutoCloseable {
  /** This machine, as its nodes and their pods reach it. */
  public static final String HERE = "10.199.0.1";

  /** An image that every node has: a shell with the usual tools. */
  public static final String BUSYBOX = "busybox:1";

  /** The supervisor's image, which every node has. */
  public static final String SUPERVISOR = "levante/supervisor:0.1.0";

  /** MinIO's image, which the nodes have that were asked for with it. */
  public static final String STORE = "levante/minio:test";

  private static final String BED = "src/test/infra/kubernetes/bed.sh";

  private final Path folder;
  private final List<Path> images;

  private RealCluster(Path folder, List<Path> images) {
    this.folder = folder;
    this.images = List.copyOf(images);
  }

  /** Which images its nodes have besides the shell's. */
  public enum Images {
    SUPERVISOR,
    SUPERVISOR_AND_VISION,
    SUPERVISOR_AND_STORE
  }

  /** A new one, without nodes. */
  public static RealCluster start(Images wanted) {
    try {
      Path folder = Files.createTempDirectory("levante-bed-").resolve("bed");
      RealCluster cluster = new RealCluster(folder, images(wanted));
      InfraScript.run(
          BED,
          Map.of("LEVANTE_BED_REAL", "1"),
          List.of("up", folder.toString(), String.valueOf(ProcessHandle.current().pid())));
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code ./levante images} makes them, from what this build has packed: OCI archives. */
  public static List<Path> images(Images wanted) {
    Path out = InfraScript.find("oscar-services/target").resolve("images");
    boolean vision = wanted == Images.SUPERVISOR_AND_VISION;
    InfraScript.run(
        "oscar-services/src/main/images/images.sh",
        Map.of(),
        List.of(
            out.toString(),
            vision ? InfraScript.find("inference/target/vision").toString() : "none",
            InfraScript.find("oscar-services/target/supervisor").toString()));
    List<Path> images = new ArrayList<>(List.of(out.resolve("levante-supervisor.tar")));
    if (vision) {
      images.add(out.resolve("levante-vision.tar"));
    }
    if (wanted == Images.SUPERVISOR_AND_STORE) {
      images.add(store(out));
    }
    return images;
  }

  private static Path store(Path folder) {
    Path image = folder.resolve("levante-minio.tar");
    InfraScript.run(
        "src/test/infra/objectstore/image.sh",
        Map.of(),
        List.of(image.toString(), "docker.io/" + STORE));
    return image;
  }

  /** Node {@code node<number>} joins and is Ready; 1 to 9. */
  public void join(int number) {
    List<String> arguments =
        new ArrayList<>(List.of("join", folder.toString(), Integer.toString(number)));
    images.forEach(image -> arguments.add(image.toString()));
    InfraScript.run(BED, Map.of(), arguments);
  }

  /** Node {@code node<number>} is gone at once, as if its plug had been pulled. */
  public void lose(int number) {
    InfraScript.run(BED, Map.of(), List.of("lose", folder.toString(), Integer.toString(number)));
  }

  /** Kills the API server. */
  public void stopApi() {
    InfraScript.run(BED, Map.of(), List.of("stop-api", folder.toString()));
  }

  /** Starts the API server again, where it was. */
  public void startApi() {
    InfraScript.run(BED, Map.of(), List.of("start-api", folder.toString()));
  }

  /** A kubectl that asks it these, not started yet. */
  public ProcessBuilder kubectl(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of("bash", InfraScript.find(BED).toString(), "kubectl", folder.toString()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command);
  }

  /** What kubectl answers to this, once it has ended. */
  public String asked(String words) {
    try {
      Process process = kubectl(words.split(" ")).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("kubectl %s: %s".formatted(words, said));
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The administrator's kubeconfig. */
  public Path kubeconfig() {
    return folder.resolve("admin.kubeconfig");
  }

  @Override
  public void close() {
    InfraScript.run(BED, Map.of(), List.of("down", folder.toString()));
  }
}
