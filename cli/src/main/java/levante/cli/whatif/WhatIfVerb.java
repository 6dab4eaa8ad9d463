package levante.cli.whatif;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Reached;
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
  private static final Set<String> OF_SERVER =
      Set.of("--server", "--user", "--password-file", "--profile");

  private static final Usage USAGE =
      new Usage(
          "whatif",
          "[TRACE]",
          "Replays a trace in virtual time through the policies that scale real clusters, without a"
              + " server, and compares them. TRACE is CSV with the header"
              + " submit_s,duration_s,cpu,memory_mib[,gpu][,gang][,priority], or SWF as the Parallel"
              + " Workloads Archive has it, also compressed by gzip; - is standard input. With --cluster it is"
              + " what a running server has recorded of a cluster.",
          options(
              Option.valued(
                  "--cluster",
                  "ID",
                  "Instead of a TRACE, the work that this cluster had, on nodes like its own; the"
                      + " options of nodes say otherwise."),
              Option.valued("--last", "TIME", "With --cluster: so much of it, such as 12h: 7d."),
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

  private static List<Option> options(Option... own) {
    List<Option> all = WorldOptions.with(own);
    Reached.OPTIONS.stream().filter(one -> OF_SERVER.contains(one.name())).forEach(all::add);
    return all;
  }

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Words words, Terminal terminal) {
    boolean recorded = words.has("--cluster");
    if (words.operands().size() != (recorded ? 0 : 1)) {
      throw Words.wrong(USAGE, "whatif wants one TRACE, or --cluster and none");
    }
    InputFiles files = new InputFiles(terminal.in());
    try {
      List<PolicySettings> policies = files.policies(words.all("--policy"));
      Workload workload = recorded ? recorded(words, terminal) : written(words, files);
      WorldOptions world = workload.world();
      Trace trace = workload.trace();
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

  /** What is replayed, and in which world. */
  private record Workload(Trace trace, WorldOptions world) {}

  private static Workload written(Words words, InputFiles files) {
    WorldOptions world = WorldOptions.of(words, USAGE, WorldOptions.Base.COMMON);
    return new Workload(files.trace(words.operands().get(0), world.nodeCores()), world);
  }

  private static Workload recorded(Words words, Terminal terminal) {
    String typed = words.value("--last").orElse("7d");
    if (!typed.matches("[1-9][0-9]{0,3}[hd]")) {
      throw Words.wrong(USAGE, "--last wants hours or days such as 12h or 7d, not '" + typed + "'");
    }
    long many = Long.parseLong(typed.substring(0, typed.length() - 1));
    Duration length = typed.endsWith("d") ? Duration.ofDays(many) : Duration.ofHours(many);
    ClusterWork work =
        new ClusterWork(Reached.by(words).calls(), words.value("--cluster").orElseThrow());
    ClusterWork.World known = work.world();
    WorldOptions world = WorldOptions.of(words, USAGE, WorldOptions.Base.of(known));
    Trace trace = work.last(length, typed).fitting(world.world().node());
    terminal.err().println("levante: " + Screen.safe(known.sentence()));
    if (trace.jobs().isEmpty()) {
      throw new CliFailure("no node of pool %s holds any of the work".formatted(known.pool()));
    }
    return new Workload(trace, world);
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
