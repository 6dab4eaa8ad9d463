package levante.cli.words;

import java.util.List;
import levante.cli.failure.CliFailure;

/** What {@code ./levante VERB} does. */
public interface Verb {
  /** What it takes and answers with. */
  Usage usage();

  /**
   * Does it and gives the exit code.
   *
   * @throws CliFailure with a sentence and an exit code of its own
   */
  int run(Words words, Terminal terminal);

  /** Reads the words after the verb and runs it, or prints its usage or what is wrong. */
  default int execute(List<String> written, Terminal terminal) {
    try {
      Words words = Words.read(usage(), written);
      if (words.wantsHelp()) {
        usage().lines().forEach(terminal.out()::println);
        return 0;
      }
      return run(words, terminal);
    } catch (CliFailure told) {
      terminal.err().println("levante: " + told.getMessage());
      return told.exitCode();
    } finally {
      terminal.flush();
    }
  }
}
