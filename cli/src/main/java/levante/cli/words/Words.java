package levante.cli.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.cli.failure.CliFailure;
import levante.tosca.parse.Nearest;

/**
 * The words after a verb, told apart: options and operands. By hand, because picocli's classes are
 * of a form that Java does not put into its archive of classes (version 49), and loading them takes
 * longer than reading a template.
 */
public final class Words {
  /** What people type without thinking. */
  private static final Map<String, String> SHORT =
      Map.of("-h", Usage.HELP.name(), "-f", "--follow");

  private final Map<String, List<String>> options = new HashMap<>();
  private final List<String> operands = new ArrayList<>();

  private Words() {}

  /**
   * Reads them; {@code --name value} and {@code --name=value} are the same, and after {@code --}
   * all are operands.
   *
   * @throws CliFailure USAGE when there is no such option, or its value is missing
   */
  public static Words read(Usage usage, List<String> written) {
    Words words = new Words();
    int next = 0;
    while (next < written.size()) {
      String word = written.get(next++);
      if (word.equals("--")) {
        words.operands.addAll(written.subList(next, written.size()));
        next = written.size();
      } else if (word.startsWith("-") && word.length() > 1) {
        boolean taken = words.option(usage, word, written.subList(next, written.size()));
        next += taken ? 1 : 0;
      } else {
        words.operands.add(word);
      }
    }
    return words;
  }

  // Whether the next word was taken as the option's value.
  private boolean option(Usage usage, String word, List<String> rest) {
    int equals = word.indexOf('=');
    String written = equals < 0 ? word : word.substring(0, equals);
    String name = SHORT.getOrDefault(written, written);
    Option option =
        usage.options().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(usage, name));
    boolean following = option.value().isPresent() && equals < 0;
    check(usage, option, equals >= 0, following && rest.isEmpty());
    String value =
        following ? rest.get(0) : word.substring(equals < 0 ? word.length() : equals + 1);
    options.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    return following;
  }

  private void check(Usage usage, Option option, boolean hasValue, boolean lacksValue) {
    if (option.value().isEmpty() && hasValue) {
      throw wrong(usage, "%s takes no value".formatted(option.name()));
    }
    if (options.containsKey(option.name()) && !option.repeated()) {
      throw wrong(usage, "%s is given twice".formatted(option.name()));
    }
    if (lacksValue) {
      throw wrong(usage, "%s wants a value: %s".formatted(option.name(), option.form()));
    }
  }

  private static CliFailure unknown(Usage usage, String name) {
    List<String> known = usage.options().stream().map(Option::name).toList();
    String hint = Nearest.to(name, known).map("; did you mean %s?"::formatted).orElse("");
    return wrong(usage, "there is no option '%s'%s".formatted(name, hint));
  }

  /** An ending that says what is wrong with the command line, and where to read more. */
  public static CliFailure wrong(Usage usage, String sentence) {
    return new CliFailure(
        CliFailure.USAGE, "%s (see ./levante %s --help)".formatted(sentence, usage.verb()));
  }

  /** Whether help is wanted. */
  public boolean wantsHelp() {
    return has(Usage.HELP.name());
  }

  /** Whether the option is given. */
  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** The option's value. */
  public Optional<String> value(String option) {
    return all(option).stream().findFirst();
  }

  /** The option's values, in the order of the words. */
  public List<String> all(String option) {
    return List.copyOf(options.getOrDefault(option, List.of()));
  }

  /** What is no option, in the order of the words. */
  public List<String> operands() {
    return List.copyOf(operands);
  }
}
