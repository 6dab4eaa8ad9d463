package levante.cli.whatif;

import java.util.List;
import java.util.Optional;
import levante.cli.failure.CliFailure;
import levante.cli.words.Option;
import levante.cli.words.Screen;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;
import levante.elasticity.adapter.yaml.PolicyText;
import levante.elasticity.policy.Policies;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.simulate.RunReport;
import levante.elasticity.trace.Trace;
import levante.elasticity.tune.PolicySearch;
import levante.elasticity.tune.Tried;
import levante.kernel.Diagnostic;
import levante.kernel.LevanteException;

/** {@code levante whatif}: what a recorded workload would have waited and cost. */
public final class WhatIfVerb implements Verb {
  private static final Usage USAGE =
      new Usage(
          "whatif",
          "TRACE",
          "Replays a trace in virtual time through the policies that scale real clusters, without a"
              + " server, and compares them. TRACE is CSV with the header"
              + " submit_s,duration_s,cpu,memory_mib[,gpu][,gang][,priority], or SWF as the Parallel"
              + " Workloads Archive has it, also compressed by gzip; - is standard input.",
          WorldOptions.with(
              Option.several(
                  "--policy",
                  "FILE",
                  "A policy file in YAML, or the name of a built-in policy: default, thrifty, eager,"
                      + " clues. Without it all built-in ones run."),
              Option.valued(
                  "--tune",
                  "RUNS",
                  "Tries so many other settings, beginning with the policies; prints those that no"
                      + " other beats in both mean wait and cost, with their files."),
              Option.flag("--json", "Print an array with an object a policy, and nothing else.")),
          List.of(
              "0: every policy was run",
              "1: a file has an error; each is told with line and column",
              "2: a file cannot be read, or the command line is wrong"));

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Words words, Terminal terminal) {
    if (words.operands().size() != 1) {
      throw Words.wrong(USAGE, "whatif wants one TRACE");
    }
    WorldOptions world = WorldOptions.of(words, USAGE);
    InputFiles files = new InputFiles(terminal.in());
    try {
      List<PolicySettings> policies = files.policies(words.all("--policy"));
      Trace trace = files.trace(words.operands().get(0), world.nodeCores());
      trace.notes().forEach(note -> terminal.err().println("levante: " + note));
      List<Outcome> outcomes =
          world.tries() == 0
              ? outcomes(policies, world, trace)
              : tuned(policies, world, trace, terminal);
      Outcome.lines(outcomes, words.has("--json"), terminal.outColours())
          .forEach(terminal.out()::println);
      return 0;
    } catch (LevanteException refused) {
      tell(refused, terminal);
      return CliFailure.FAILED;
    }
  }

  private static List<Outcome> outcomes(
      List<PolicySettings> policies, WorldOptions world, Trace trace) {
    return policies.stream()
        .map(policy -> new Outcome(policy.name(), run(policy, world, trace), Optional.empty()))
        .toList();
  }

  private static List<Outcome> tuned(
      List<PolicySettings> policies, WorldOptions world, Trace trace, Terminal terminal) {
    terminal
        .err()
        .println(
            "levante: %d policies and %d other settings are tried"
                .formatted(policies.size(), world.tries()));
    terminal.err().flush();
    PolicySearch search =
        new PolicySearch(policy -> run(policy, world, trace), world.world().conditions().seed());
    return search.front(policies, world.tries()).stream()
        .map(one -> new Outcome(one.policy().name(), one.report(), text(one, policies)))
        .toList();
  }

  private static Optional<String> text(Tried tried, List<PolicySettings> given) {
    return given.contains(tried.policy())
        ? Optional.empty()
        : Optional.of(PolicyText.of(tried.policy()));
  }

  private static RunReport run(PolicySettings policy, WorldOptions world, Trace trace) {
    return world.world().run(trace.jobs(), Policies.of(policy));
  }

  private static void tell(LevanteException refused, Terminal terminal) {
    if (refused.diagnostics().isEmpty()) {
      terminal.err().println("levante: " + Screen.safe(refused.getMessage()));
    }
    for (Diagnostic one : refused.diagnostics()) {
      terminal.err().println(Screen.safe(one.toString()));
    }
  }
}
