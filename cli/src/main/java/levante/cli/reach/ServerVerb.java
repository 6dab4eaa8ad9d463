package levante.cli.reach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import levante.cli.failure.CliFailure;
import levante.cli.words.Option;
import levante.cli.words.Screen;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;

/** A verb that asks a running server for something and prints what came of it. */
public final class ServerVerb implements Verb {
  private final Usage usage;
  private final Bounds bounds;
  private final Function<Asked, Said> call;

  /** How many words may follow. */
  private record Bounds(int least, int most) {
    /** Of operands such as {@code ID [NODE]}: those in brackets may be left out. */
    static Bounds of(String operands) {
      List<String> words = operands.isEmpty() ? List.of() : List.of(operands.split(" "));
      int optional = (int) words.stream().filter(word -> word.startsWith("[")).count();
      boolean endless = operands.endsWith("...");
      return new Bounds(words.size() - optional, endless ? Integer.MAX_VALUE : words.size());
    }

    boolean hold(int count) {
      return least <= count && count <= most;
    }
  }

  /**
   * What a verb is called, takes and is for.
   *
   * @param operands such as {@code ID [NODE]}; empty for nothing
   * @param own options besides how the server is reached
   * @param codes exit codes of its own, such as {@code 5: the time is over}
   */
  public record Form(
      String name, String operands, String purpose, List<Option> own, List<String> codes) {
    /** One without options and codes of its own. */
    public Form(String name, String operands, String purpose, Option... own) {
      this(name, operands, purpose, List.of(own), List.of());
    }
  }

  /** A verb of that form. */
  public ServerVerb(Form form, Function<Asked, Said> call) {
    this.usage = usage(form);
    this.bounds = Bounds.of(form.operands());
    this.call = call;
  }

  /** What a verb of that form takes and answers with. */
  public static Usage usage(Form form) {
    List<Option> options = new ArrayList<>(form.own());
    options.addAll(Reached.OPTIONS);
    List<String> codes = new ArrayList<>();
    codes.add("0: it is done");
    codes.add("1: the server refused it, or does not answer; the message says why");
    codes.add("2: the command line is wrong, or a file or the password cannot be read");
    codes.addAll(form.codes());
    codes.sort(Comparator.comparing(code -> code.substring(0, code.indexOf(':'))));
    return new Usage(form.name(), form.operands(), form.purpose(), options, codes);
  }

  @Override
  public Usage usage() {
    return usage;
  }

  @Override
  public int run(Words words, Terminal terminal) {
    if (!bounds.hold(words.operands().size())) {
      throw Words.wrong(
          usage, usage.operands().isEmpty() ? "it takes no word" : "it takes " + usage.operands());
    }
    return print(call.apply(new Asked(Reached.by(words), words, terminal)), words, terminal);
  }

  /** Prints an answer in the form that the words ask for, and gives the exit code. */
  public static int print(Said said, Words words, Terminal terminal) {
    if (words.has(Reached.JSON)) {
      terminal.out().println(said.json());
    } else {
      said.lines().stream().map(Screen::safe).forEach(terminal.out()::println);
    }
    return said.exitCode();
  }

  /** What follows the first word, which wants just so many. */
  public static List<String> following(Usage usage, Words words, int operands) {
    List<String> all = words.operands();
    if (all.size() != operands + 1) {
      throw Words.wrong(usage, "'%s' takes %d words more".formatted(all.get(0), operands));
    }
    return all.subList(1, all.size());
  }

  /** The verb among several that is named. */
  public static CliFailure unknown(Usage usage, String word) {
    return Words.wrong(usage, "there is no '%s'".formatted(word));
  }
}
