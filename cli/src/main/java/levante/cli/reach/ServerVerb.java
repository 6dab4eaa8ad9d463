package levante.cli.keep;

import java.util.ArrayList;
import java.util.List;
import levante.cli.client.LevanteClient;
import levante.cli.words.Option;
import levante.cli.words.Screen;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;

/** A verb that asks a running server for one thing and prints what came of it. */
final class KeepVerb implements Verb {
  /** What a verb asks. */
  @FunctionalInterface
  interface Call {
    /** What is printed, and the exit code. */
    Said ask(LevanteClient client, Words words);
  }

  /** What is printed, and the exit code. */
  record Said(List<String> lines, int exitCode) {
    static Said of(String line) {
      return new Said(List.of(line), 0);
    }
  }

  private final Usage usage;
  private final int operands;
  private final Call call;

  /**
   * A verb.
   *
   * @param operands what it takes, such as {@code ID DURATION}; empty for nothing
   * @param own options besides how the server is reached
   */
  KeepVerb(String name, String operands, String purpose, List<Option> own, Call call) {
    List<Option> options = new ArrayList<>(own);
    options.addAll(Reached.OPTIONS);
    this.usage =
        new Usage(
            name,
            operands,
            purpose,
            options,
            List.of(
                "0: it is done",
                "1: the server refused it, or does not answer; the message says why",
                "2: the command line is wrong, or the password cannot be read"
                    + (name.equals(KeepVerbs.DRIFT) ? "; or something has drifted" : "")));
    this.operands = operands.isEmpty() ? 0 : operands.split(" ").length;
    this.call = call;
  }

  @Override
  public Usage usage() {
    return usage;
  }

  @Override
  public int run(Words words, Terminal terminal) {
    if (words.operands().size() != operands) {
      throw Words.wrong(
          usage, usage.operands().isEmpty() ? "it takes no word" : "it takes " + usage.operands());
    }
    Said said = call.ask(Reached.by(words), words);
    said.lines().stream().map(Screen::safe).forEach(terminal.out()::println);
    return said.exitCode();
  }
}
