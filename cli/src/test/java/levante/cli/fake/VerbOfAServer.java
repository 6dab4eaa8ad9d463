package levante.cli.keep;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import levante.cli.fake.FakeLevante;
import levante.cli.words.Colours;
import levante.cli.words.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A verb that talks to a server of the test's, and what it prints. */
abstract class VerbOfAServer {
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  @TempDir Path folder;
  private FakeLevante server;

  @BeforeEach
  void aServerStarts() throws IOException {
    server = FakeLevante.start();
    Files.writeString(folder.resolve("password"), "pw\n");
  }

  @AfterEach
  void theServerStops() {
    server.close();
  }

  FakeLevante server() {
    return server;
  }

  int run(String verb, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--server", server.base().toString()));
    all.addAll(List.of("--password-file", folder.resolve("password").toString()));
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err),
            Colours.OFF,
            Colours.OFF);
    return KeepVerbs.named(verb).orElseThrow().execute(all, terminal);
  }
}
