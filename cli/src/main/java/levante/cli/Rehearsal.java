package levante.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import levante.cli.words.Colours;
import levante.cli.words.Terminal;

/**
 * Plays the quick verbs once through, so that the virtual machine sees which classes they need and
 * can archive them for the next start. The build runs it; it prints nothing.
 */
public final class Rehearsal {
  private static final String ONE =
      """
      {"id":"i","name":"n","state":"configured","created_at":"2026-11-24T12:00:00Z","clusters":[],
       "machines":[{"name":"m","node_template":"m","state":"configured","size":"s","region":"r",
        "eur_per_hour":0.1,"private_address":null,"public_address":null,"explanation":""}],
       "eur_per_hour":0.1,"drift":{"policy":"repair","drifts":[]},"outputs":{"a":"b"}}""";
  private static final String PLAN =
      """
      {"steps":[],"pools":[],"machines":0,"eur_per_hour":0.1,"eur_per_hour_at_most":0.1}""";

  private Rehearsal() {}

  /** Plays them with the templates of a folder. */
  public static void main(String... arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        play("validate", file.toString());
      }
    }
    String first = folder.resolve("edge-to-cloud.yaml").toString();
    for (String form : List.of("tree", "json", "dot", "mermaid")) {
      play("show", first, "--format", form);
    }
    // A mistake, so that diagnostics are played too: none of the templates has that input.
    for (String form : List.of("--json", "--sarif", "--input=b=[ 1 ]")) {
      play("validate", first, "--input", "a=1", form);
    }
    play("validate", "--help");
    playWithServer(first);
  }

  /** A server that knows one infrastructure and nothing else, so that answers are read too. */
  private static void playWithServer(String template) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, "[]"));
    server.createContext("/api/v1/infrastructures", exchange -> answer(exchange, "[" + ONE + "]"));
    server.createContext("/api/v1/infrastructures/i", exchange -> answer(exchange, ONE));
    server.createContext("/api/v1/plans", exchange -> answer(exchange, PLAN));
    server.createContext("/api/v1/jobs", exchange -> answer(exchange, "{\"jobs\":[]}"));
    server.start();
    Path password = Files.createTempFile("levante-rehearsal-", "");
    try {
      String at = "--server=http://127.0.0.1:" + server.getAddress().getPort();
      String as = "--password-file=" + Files.writeString(password, "x");
      play("list", at, as);
      play("list", at, as, "--json");
      play("status", "i", at, as);
      play("outputs", "i", at, as);
      play("plan", template, at, as);
      play("services", "list", at, as);
      play("runs", at, as);
    } finally {
      Files.delete(password);
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void play(String verb, String... words) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Terminal terminal =
        new Terminal(InputStream.nullInputStream(), nowhere, nowhere, Colours.OFF, Colours.OFF);
    Main.quick(verb).orElseThrow().execute(List.of(words), terminal);
  }
}
