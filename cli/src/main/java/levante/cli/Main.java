package levante.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import levante.cli.admin.BackupVerb;
import levante.cli.admin.RestoreVerb;
import levante.cli.admin.UsersVerb;
import levante.cli.build.Version;
import levante.cli.complete.CompletionVerb;
import levante.cli.deploy.DeployVerbs;
import levante.cli.keep.KeepVerbs;
import levante.cli.lsp.LspVerb;
import levante.cli.services.ServiceVerbs;
import levante.cli.ssh.SshVerb;
import levante.cli.template.ShowVerb;
import levante.cli.template.ValidateVerb;
import levante.cli.whatif.WhatIfVerb;
import levante.cli.words.Terminal;
import levante.cli.words.Verb;

/** The entry point: finds the verb, runs it, and exits with its code. */
public final class Main {
  private Main() {}

  /** Runs a command line. */
  public static void main(String... arguments) {
    List<String> words = List.of(arguments);
    if (words.equals(List.of("--version")) || words.equals(List.of("-V"))) {
      System.out.println("levante " + Version.ofBuild());
      return;
    }
    Optional<Verb> verb = words.isEmpty() ? Optional.empty() : quick(words.get(0));
    System.exit(
        verb.map(one -> one.execute(words.subList(1, words.size()), Terminal.ofProcess()))
            .orElseGet(() -> ServerVerbs.commandLine().execute(arguments)));
  }

  /** The verb of that name, if it is one that starts no server. */
  static Optional<Verb> quick(String name) {
    return switch (name) {
      case "validate" -> Optional.of(new ValidateVerb());
      case "show" -> Optional.of(new ShowVerb());
      case "whatif" -> Optional.of(new WhatIfVerb());
      case "lsp" -> Optional.of(new LspVerb());
      case "users" -> Optional.of(new UsersVerb());
      case "backup" -> Optional.of(new BackupVerb());
      case "restore" -> Optional.of(new RestoreVerb());
      case "ssh" -> Optional.of(SshVerb.verb());
      case "completion" -> Optional.of(new CompletionVerb(verbs()));
      default ->
          DeployVerbs.named(name)
              .or(() -> ServiceVerbs.named(name))
              .or(() -> KeepVerbs.named(name));
    };
  }

  private static Stream<Verb> verbs() {
    return Stream.of(
            List.of(
                new ValidateVerb(),
                new ShowVerb(),
                new WhatIfVerb(),
                new LspVerb(),
                new UsersVerb(),
                new BackupVerb(),
                new RestoreVerb(),
                SshVerb.verb()),
            DeployVerbs.all(),
            ServiceVerbs.all(),
            KeepVerbs.all())
        .flatMap(List::stream);
  }
}
