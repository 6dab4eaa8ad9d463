package levante.cli.reach;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import levante.cli.client.LevanteClient;
import levante.cli.failure.CliFailure;
import levante.cli.words.Screen;
import levante.cli.words.Terminal;
import levante.cli.words.Words;

/** What a person asked, of which server, and where the person sits. */
public record Asked(Server server, Words words, Terminal terminal) {
  /** Answers every question with yes. */
  public static final String YES = "--yes";

  /** The client that the first verbs use. */
  public LevanteClient client() {
    return server.client();
  }

  /** The word after the verb at that place, from 0. */
  public String operand(int place) {
    return words.operands().get(place);
  }

  /** Whether a program reads the answer. */
  public boolean isForProgram() {
    return words.has(Reached.JSON);
  }

  /** Tells a person at once what goes on; a program that reads the output does not see it. */
  public void tell(String line) {
    terminal.err().println(Screen.safe(line));
    terminal.err().flush();
  }

  /** Tells several lines. */
  public void tell(List<String> lines) {
    lines.forEach(this::tell);
  }

  /**
   * Asks, unless the words say yes.
   *
   * @throws CliFailure when the answer is another than yes
   */
  public void confirm(String question) {
    if (words.has(YES)) {
      return;
    }
    terminal.err().print(question + " Only 'yes' is taken: ");
    terminal.err().flush();
    Optional<String> answer = line();
    if (answer.isEmpty()) {
      terminal.err().println();
    }
    if (!answer.map(String::strip).filter("yes"::equals).isPresent()) {
      throw new CliFailure(
          answer.isEmpty()
              ? "nobody answered, so nothing was done; --yes answers for you"
              : "nothing was done");
    }
  }

  /** The next line that is typed; empty when nothing comes any more. */
  public Optional<String> line() {
    try {
      return Optional.ofNullable(
          new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8))
              .readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
