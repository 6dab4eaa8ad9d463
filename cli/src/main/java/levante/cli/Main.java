package levante.cli;

import levante.cli.demo.DemoCommand;
import levante.cli.failure.CliFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The entry point: finds the verb, runs it, and exits with its code. */
@Command(
    name = "levante",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Clusters from TOSCA templates, elastic, running services on stored files.",
    subcommands = {UpCommand.class, DemoCommand.class})
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs a command line. */
  public static void main(String... arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The verbs and how their failures are told. */
  public static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> {
              if (failure instanceof CliFailure told) {
                commandLine.getErr().println("levante: " + told.getMessage());
                return told.exitCode();
              }
              failure.printStackTrace(commandLine.getErr());
              return CliFailure.FAILED;
            });
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String built = Main.class.getPackage().getImplementationVersion();
      return new String[] {"levante " + (built == null ? "(not packaged)" : built)};
    }
  }
}
