package levante.cli.fake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import levante.cli.words.Colours;
import levante.cli.words.Terminal;
import levante.cli.words.Verb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A verb that talks to a server of the test's, and what it prints. */
public abstract class VerbOfAServer {
  /** What the verbs printed for programs and people. */
  protected final StringWriter out = new StringWriter();

  /** What they told besides. */
  protected final StringWriter err = new StringWriter();

  /** For files. */
  @TempDir protected Path folder;

  private final Function<String, Optional<Verb>> verbs;
  private FakeLevante server;

  /** With the verbs under test, by name. */
  protected VerbOfAServer(Function<String, Optional<Verb>> verbs) {
    this.verbs = verbs;
  }

  @BeforeEach
  void aServerStarts() throws IOException {
    server = FakeLevante.start();
    Files.writeString(folder.resolve("password"), "pw\n");
  }

  @AfterEach
  void theServerStops() {
    server.close();
  }

  /** The server, to be told its answers. */
  protected FakeLevante server() {
    return server;
  }

  /** Runs a verb for a person who says nothing; the exit code. */
  protected int run(String verb, String... words) {
    return answering("", verb, words);
  }

  /** Runs a verb for a person who answers its question. */
  protected int answering(String answer, String verb, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--server", server.base().toString()));
    all.addAll(List.of("--password-file", folder.resolve("password").toString()));
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out),
            new PrintWriter(err),
            Colours.OFF,
            Colours.OFF);
    return verbs.apply(verb).orElseThrow().execute(all, terminal);
  }
}
