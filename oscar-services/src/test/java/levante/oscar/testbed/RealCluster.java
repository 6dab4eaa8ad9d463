package levante.oscar.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import levante.kernel.InfraScript;
import levante.kernel.Secret;

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

  private static final String BED = "src/test/infra/kubernetes/bed.sh";

  private final Path folder;
  private final Path supervisor;

  private RealCluster(Path folder, Path supervisor) {
    this.folder = folder;
    this.supervisor = supervisor;
  }

  /** A new one, without nodes. */
  public static RealCluster start() {
    try {
      Path folder = Files.createTempDirectory("levante-bed-").resolve("bed");
      RealCluster cluster = new RealCluster(folder, supervisorImage());
      InfraScript.run(
          BED,
          Map.of("LEVANTE_BED_REAL", "1"),
          List.of("up", folder.toString(), String.valueOf(ProcessHandle.current().pid())));
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code ./levante images} makes it, from what this build has packed. */
  private static Path supervisorImage() {
    Path out = InfraScript.find("oscar-services/target").resolve("images");
    InfraScript.run(
        "oscar-services/src/main/images/images.sh",
        Map.of(),
        List.of(
            out.toString(),
            "none",
            InfraScript.find("oscar-services/target/supervisor").toString()));
    return out.resolve("levante-supervisor.tar");
  }

  /**
   * Node {@code node<number>} joins and is Ready.
   *
   * @param images that it has besides the two that every node has, as OCI archives
   */
  public void join(int number, Path... images) {
    List<String> arguments =
        new ArrayList<>(
            List.of("join", folder.toString(), Integer.toString(number), supervisor.toString()));
    for (Path image : images) {
      arguments.add(image.toString());
    }
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

  /** The administrator's kubeconfig. */
  public Secret kubeconfig() {
    try {
      return Secret.of(Files.readString(folder.resolve("admin.kubeconfig")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    InfraScript.run(BED, Map.of(), List.of("down", folder.toString()));
  }
}
