package levante.cli.complete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import levante.cli.words.Option;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;

/** {@code completion bash}: a script that completes verbs, their words and their options. */
public final class CompletionVerb implements Verb {
  private static final String SHELL = "bash";

  /** What {@code ./levante} does itself or by the server's launcher; their options are few. */
  private static final List<String> OTHERS =
      List.of("up", "demo", "test", "bench", "campaign", "images", "build", "help");

  private static final Usage USAGE =
      new Usage(
          "completion",
          SHELL,
          "Prints a script that completes what is typed after levante: source <(./levante completion"
              + " bash), in ~/.bashrc say.",
          List.of(),
          List.of("0: it is printed", "2: the command line is wrong"));

  private final List<Usage> usages;

  /** Completes verbs of these usages, and its own. */
  public CompletionVerb(Stream<Verb> verbs) {
    this.usages = Stream.concat(verbs.map(Verb::usage), Stream.of(USAGE)).toList();
  }

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Words words, Terminal terminal) {
    if (!words.operands().equals(List.of(SHELL))) {
      throw Words.wrong(USAGE, "it knows " + SHELL);
    }
    script().forEach(terminal.out()::println);
    return 0;
  }

  private List<String> script() {
    List<String> verbs =
        Stream.concat(usages.stream().map(Usage::verb), OTHERS.stream()).sorted().toList();
    List<String> lines = new ArrayList<>();
    lines.add("# levante: completion for bash");
    lines.add("_levante() {");
    lines.add("  local word=${COMP_WORDS[COMP_CWORD]} verb=${COMP_WORDS[1]} words= options=");
    lines.add("  if [ \"$COMP_CWORD\" -eq 1 ]; then");
    lines.add("    COMPREPLY=($(compgen -W '%s' -- \"$word\"))".formatted(String.join(" ", verbs)));
    lines.add("    return");
    lines.add("  fi");
    lines.add("  case $verb in");
    usages.forEach(usage -> lines.add(line(usage)));
    lines.add("  esac");
    lines.add("  if [ \"$COMP_CWORD\" -eq 2 ] && [ -n \"$words\" ] && [[ $word != -* ]]; then");
    lines.add("    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))");
    lines.add("  elif [[ $word == -* ]]; then");
    lines.add("    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))");
    lines.add("  else");
    lines.add("    COMPREPLY=()");
    lines.add("  fi");
    lines.add("}");
    // Where it has nothing to say, files are completed. ./levante is meant too: bash looks for the
    // name behind the last slash.
    lines.add("complete -o default -F _levante levante");
    return lines;
  }

  private static String line(Usage usage) {
    return "    %s) words='%s' options='%s' ;;"
        .formatted(
            usage.verb(),
            String.join(" ", words(usage.operands())),
            String.join(" ", usage.options().stream().map(Option::name).toList()));
  }

  /** Those that are written small, such as {@code list} in {@code list | get CLUSTER/NAME}. */
  private static List<String> words(String operands) {
    return Arrays.stream(operands.split("[ |]+"))
        .filter(word -> word.matches("[a-z]+"))
        .distinct()
        .toList();
  }
}
