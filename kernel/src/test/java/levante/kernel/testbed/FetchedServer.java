package levante.kernel.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/**
 * A server that tests are made against, whose parts a script fetches; having none is a failure. It
 * answers on loopback, on a free port.
 */
public final class FetchedServer implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final long END_S = 10;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI base;

  private FetchedServer(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  /**
   * Fetches it if it is not there yet, and starts it.
   *
   * @param script below the project's root, whose last line names the folder of what it fetched
   * @param command what is run, of that folder and the port
   */
  public static FetchedServer start(String script, BiFunction<Path, String, List<String>> command) {
    Path folder = Path.of(InfraScript.run(script, Map.of(), List.of()).strip());
    try {
      String port = Integer.toString(freePort());
      Process process =
          new ProcessBuilder(command.apply(folder, port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new FetchedServer(process, URI.create("http://127.0.0.1:" + port + "/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for a program in Python that lies with the scripts, in what one of them fetched. */
  public static FetchedServer python(String script, String program, String... arguments) {
    return start(
        script,
        (folder, port) -> {
          List<String> words =
              new ArrayList<>(
                  List.of(
                      folder.resolve("venv/bin/python").toString(),
                      InfraScript.find(program).toString(),
                      port));
          words.addAll(List.of(arguments));
          return words;
        });
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where it answers. */
  public URI base() {
    return base;
  }

  /** Waits until a question no longer fails for want of an answer. */
  public FetchedServer answering(Runnable question) {
    long start = System.nanoTime();
    while (!answers(question)) {
      if (System.nanoTime() - start > LIMIT.toNanos() || !process.isAlive()) {
        throw new AssertionError("what a test is made against does not answer");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return this;
  }

  private static boolean answers(Runnable question) {
    try {
      question.run();
      return true;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** What it answers to a body that is posted. */
  public String post(String path, String body) {
    return send(HttpRequest.newBuilder(base.resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build())
        .body();
  }

  /** What it answers; no answer is an {@link UncheckedIOException}. */
  public HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
