package levante.cli;

import levante.cli.build.Version;
import levante.cli.demo.DemoCommand;
import levante.cli.failure.CliFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verbs that need a server. */
@Command(
    name = "levante",
    mixinStandardHelpOptions = true,
    versionProvider = ServerVerbs.Printed.class,
    description = "Clusters from TOSCA templates, elastic, running services on stored files.",
    subcommands = {UpCommand.class, DemoCommand.class})
final class ServerVerbs implements Runnable {
  @Spec private CommandSpec spec;

  /** The verbs that need a server, and how their failures are told. */
  static CommandLine commandLine() {
    return new CommandLine(new ServerVerbs())
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

  /** For {@code --version}. */
  static final class Printed implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"levante " + Version.ofBuild()};
    }
  }
}
