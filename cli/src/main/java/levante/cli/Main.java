package levante.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import levante.cli.build.Version;
import levante.cli.demo.DemoCommand;
import levante.cli.failure.CliFailure;
import levante.cli.template.ShowCommand;
import levante.cli.template.ValidateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The entry point: finds the verb, runs it, and exits with its code. */
@Command(
    name = "levante",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Printed.class,
    description = "Clusters from TOSCA templates, elastic, running services on stored files.")
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs a command line. */
  public static void main(String... arguments) {
    CommandLine commandLine = commandLine(arguments);
    commandLine.setOut(utf8(FileDescriptor.out)).setErr(utf8(FileDescriptor.err));
    int code = commandLine.execute(arguments);
    commandLine.getOut().flush();
    commandLine.getErr().flush();
    System.exit(code);
  }

  // Files are UTF-8 whatever the locale says, and so is what quotes them.
  private static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
  }

  /** The verbs and how their failures are told. */
  public static CommandLine commandLine(String... arguments) {
    CommandLine commandLine =
        new CommandLine(new Main())
            .setExecutionExceptionHandler(
                (failure, failed, parsed) -> {
                  if (failure instanceof CliFailure told) {
                    failed.getErr().println("levante: " + told.getMessage());
                    return told.exitCode();
                  }
                  failure.printStackTrace(failed.getErr());
                  return CliFailure.FAILED;
                });
    // Each verb costs its classes, so that a known one is set up alone.
    Map<String, Supplier<Object>> verbs = verbs();
    String wanted = arguments.length > 0 ? arguments[0] : "";
    verbs.forEach(
        (name, verb) -> {
          if (!verbs.containsKey(wanted) || name.equals(wanted)) {
            commandLine.addSubcommand(name, verb.get());
          }
        });
    return commandLine.setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static Map<String, Supplier<Object>> verbs() {
    Map<String, Supplier<Object>> verbs = new LinkedHashMap<>();
    verbs.put("validate", () -> new ValidateCommand(System.in, isTerminal("out")));
    verbs.put("show", () -> new ShowCommand(System.in, isTerminal("err")));
    verbs.put("up", UpCommand::new);
    verbs.put("demo", DemoCommand::new);
    return verbs;
  }

  // The script knows; Java does not tell the streams apart.
  private static boolean isTerminal(String stream) {
    return Boolean.getBoolean("levante.terminal." + stream);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** For {@code --version}. */
  static final class Printed implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"levante " + Version.ofBuild()};
    }
  }
}
