package levante.provisioner.adapter.jclouds.ec2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A server that answers as Amazon EC2 does, which a script fetches; having none is a failure. */
final class Moto implements AutoCloseable {
  private static final Path SCRIPT =
      Path.of("../src/test/infra/moto-tools.sh").toAbsolutePath().normalize();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SCOPE =
      "AWS4-HMAC-SHA256 Credential=test/20260101/eu-south-2/ec2/aws4_request, SignedHeaders=host, Signature=0";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process server;
  private final URI base;

  private Moto(Process server, URI base) {
    this.server = server;
    this.base = base;
  }

  static Moto started() {
    try {
      Process fetching =
          new ProcessBuilder("sh", SCRIPT.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String folder =
          new String(fetching.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (waited(fetching) != 0) {
        throw new AssertionError("moto could not be had");
      }
      int port = freePort();
      Process server =
          new ProcessBuilder(
                  folder + "/venv/bin/moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Moto moto = new Moto(server, URI.create("http://127.0.0.1:" + port + "/"));
      moto.awaited();
      return moto;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int waited(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaited() {
    long start = System.nanoTime();
    while (!answers()) {
      if (System.nanoTime() - start > LIMIT.toNanos() || !server.isAlive()) {
        throw new AssertionError("moto does not answer");
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private boolean answers() {
    try {
      return ask("DescribeVpcs", Map.of()).contains("vpcSet");
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** As new, with one image of the account's own that is called as Debian calls its own. */
  void reset() {
    send(
        HttpRequest.newBuilder(base.resolve("/moto-api/reset"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
    ask(
        "CopyImage",
        Map.of(
            "SourceImageId", "ami-785db401",
            "SourceRegion", "eu-south-2",
            "Name", "debian-12-amd64-20260101-1"));
  }

  /** What it answers to a call that nobody has signed. */
  String ask(String action, Map<String, String> parameters) {
    String form =
        parameters.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "Action=" + action + "&Version=2016-11-15&", ""));
    return send(call(form, SCOPE)).body();
  }

  /** A call as it came, on to moto. */
  HttpResponse<String> pass(String form, String authorization) {
    return send(call(form, authorization));
  }

  private HttpRequest call(String form, String authorization) {
    return HttpRequest.newBuilder(base)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Authorization", authorization)
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** The ids of the things that a list of moto's names in that element. */
  List<String> texts(String action, Map<String, String> parameters, String element) {
    return java.util.regex.Pattern.compile("<%1$s>([^<]*)</%1$s>".formatted(element))
        .matcher(ask(action, parameters))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Override
  public void close() {
    server.destroy();
    try {
      server.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
