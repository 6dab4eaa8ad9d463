package levante.cli.services;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import levante.cli.client.JobView;
import levante.cli.client.service.ServicesClient;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Asked;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.words.Option;
import levante.cli.words.Table;

/** {@code runs [SERVICE]}: the jobs, the newest first. */
final class RunsVerb {
  private static final String STATE = "--state";
  private static final String LIMIT = "--limit";
  private static final String MOST = "50";

  private RunsVerb() {}

  static ServerVerb verb() {
    return new ServerVerb(
        new ServerVerb.Form(
            "runs",
            "[SERVICE]",
            "Lists jobs, the newest first, of all services or of one: NAME or CLUSTER/NAME.",
            Option.valued(
                STATE,
                "STATE",
                "Only these: waiting, staging_in, running, staging_out, succeeded, failed."),
            Option.valued(LIMIT, "N", "At most so many. Default: %s.".formatted(MOST))),
        RunsVerb::runs);
  }

  private static Said runs(Asked asked) {
    List<String> words = asked.words().operands();
    Predicate<JobView> wanted = words.isEmpty() ? any -> true : Named.jobsOf(words.get(0));
    Optional<String> state = asked.words().value(STATE);
    List<JobView> jobs =
        new ServicesClient(asked.server().calls())
            .jobs(
                job -> wanted.test(job) && state.map(job.state()::equals).orElse(true),
                limit(asked));
    return Said.of(jobs.isEmpty() ? List.of("there is no such job") : lines(jobs), jobs);
  }

  private static int limit(Asked asked) {
    String written = asked.words().value(LIMIT).orElse(MOST);
    if (!written.matches("[1-9][0-9]{0,6}")) {
      throw new CliFailure(
          CliFailure.USAGE, "%s is no number of jobs: %s".formatted(LIMIT, written));
    }
    return Integer.parseInt(written);
  }

  private static List<String> lines(List<JobView> jobs) {
    Table table = new Table().row("JOB", "CLUSTER", "STATE", "CREATED", "TOOK", "FILE");
    jobs.forEach(
        job ->
            table.row(
                job.name(),
                job.cluster(),
                job.state(),
                job.created().map(Instant::toString).orElse("-"),
                took(job),
                job.input().bucket() + "/" + job.input().key(),
                job.failure().map(JobView.Failure::message).orElse("")));
    return table.lines("");
  }

  private static String took(JobView job) {
    return job.started().isPresent() && job.finished().isPresent()
        ? "%.1fs"
            .formatted(
                Duration.between(job.started().get(), job.finished().get()).toMillis() / 1000.0)
        : "-";
  }
}
