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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Kubernetes as {@code src/test/infra/kubernetes/mirror.sh} builds it, for machines of the real
 * OpenStack that reach no registry. The first time that takes half an hour.
 */
public final class KubernetesMirror implements AutoCloseable {
  /** This host, as the machines see it: the gateway of their network. */
  private static final String HOST = "10.11.0.1";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Path folder;

  private KubernetesMirror(Path folder) throws IOException {
    this.folder = folder;
    this.server = HttpServer.create(new InetSocketAddress(0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Built if need be, and served. */
  public static KubernetesMirror open() {
    try {
      String printed = output(infra().resolve("mirror.sh").toString()).strip();
      return new KubernetesMirror(Path.of(printed.substring(printed.lastIndexOf('\n') + 1)));
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

  private void answer(HttpExchange exchange) throws IOException {
    Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
    boolean there = file.startsWith(folder) && Files.isRegularFile(file);
    exchange.sendResponseHeaders(there ? 200 : 404, there ? Files.size(file) : -1);
    if (there) {
      try (OutputStream out = exchange.getResponseBody()) {
        Files.copy(file, out);
      }
    }
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
