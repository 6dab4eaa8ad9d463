package levante.system.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Kubernetes as {@code src/test/infra/kubernetes/mirror.sh} builds it, for machines of the real
 * OpenStack that reach no registry. The first time that takes half an hour.
 */
public final class KubernetesMirror implements AutoCloseable {
  /** What is built. */
  public static final String VERSION = "v1.34.4";

  /** The same, stamped as the next patch. */
  public static final String NEXT = "v1.34.5";

  /** This host, as the machines see it: the gateway of their network. */
  private static final String HOST = "10.11.0.1";

  /** In hexadecimal. */
  private static final int SHA256 = 64;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Path folder;
  private final List<Path> more;

  private KubernetesMirror(Path folder, List<Path> more) throws IOException {
    this.folder = folder;
    this.more = List.copyOf(more);
    this.server = HttpServer.create(new InetSocketAddress(0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /**
   * Built if need be, and served.
   *
   * @param more archives of images that every machine shall have besides
   */
  public static KubernetesMirror open(Path... more) {
    return open("mirror.sh", more);
  }

  /** Of two versions: {@link #VERSION} and {@link #NEXT}. Needs minutes the first time. */
  public static KubernetesMirror openWithTheNext() {
    return open("next.sh");
  }

  private static KubernetesMirror open(String script, Path... more) {
    try {
      String printed = output(infra().resolve(script).toString()).strip();
      return new KubernetesMirror(
          Path.of(printed.substring(printed.lastIndexOf('\n') + 1)), List.of(more));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Where its scripts and files are. */
  public static Path infra() {
    return LevanteServer.home().resolve("src/test/infra/kubernetes");
  }

  /** As a machine of the cloud finds it. */
  public String url() {
    return "http://%s:%d".formatted(HOST, server.getAddress().getPort());
  }

  /** What a server is given that makes clusters of it, and these settings besides. */
  public String[] settings(String... others) {
    return Stream.concat(
            Stream.of(others),
            Stream.of(
                "levante.kubernetes.releases=" + url(),
                "levante.kubernetes.airgap=true",
                "levante.kubernetes.network=" + url() + "/network.yaml",
                "levante.kubernetes.documents=" + infra().resolve("machines.yaml")))
        .toArray(String[]::new);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Path asked = folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
    Path file =
        more.stream()
            .filter(one -> one.getFileName().equals(asked.getFileName()))
            .findFirst()
            .orElse(asked);
    if (asked.endsWith("images.sha256") && !more.isEmpty()) {
      list(exchange, file);
      return;
    }
    boolean there = (more.contains(file) || file.startsWith(folder)) && Files.isRegularFile(file);
    exchange.sendResponseHeaders(there ? 200 : 404, there ? Files.size(file) : -1);
    if (there) {
      try (OutputStream out = exchange.getResponseBody()) {
        Files.copy(file, out);
      }
    }
    exchange.close();
  }

  /** What the mirror lists, and the others. */
  private void list(HttpExchange exchange, Path listed) throws IOException {
    StringBuilder lines = new StringBuilder(Files.readString(listed));
    for (Path image : more) {
      lines.append(output("sha256sum", image.toString()), 0, SHA256).append("  ");
      lines.append(image.getFileName()).append('\n');
    }
    byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String output(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor()).as(output).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return output;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
