package levante.cli.services;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.cli.client.JobView;
import levante.cli.client.service.ServicesClient;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Asked;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.reach.Waiting;
import levante.cli.words.Option;
import levante.cli.words.Screen;

/** {@code logs [-f] SERVICE|JOB}: what a job has written, or the newest job of a service. */
final class LogsVerb {
  private static final String FOLLOW = "--follow";
  private static final Duration FOR_EVER = Duration.ofDays(3650);

  private final Asked asked;
  private final ServicesClient client;
  private String printed = "";

  private LogsVerb(Asked asked) {
    this.asked = asked;
    this.client = new ServicesClient(asked.server().calls());
  }

  static ServerVerb verb() {
    return new ServerVerb(
        new ServerVerb.Form(
            "logs",
            "SERVICE|JOB",
            "Prints what a job has written, or the newest job of a service.",
            Option.flag(FOLLOW, "Also -f: go on until the job has ended.")),
        asked -> new LogsVerb(asked).logs());
  }

  private Said logs() {
    JobView job = job(asked.operand(0));
    boolean prints = !asked.isForProgram();
    JobView last =
        asked.words().has(FOLLOW)
            ? Waiting.until(
                asked.server().patience(),
                FOR_EVER,
                () -> Optional.of(looked(job.name(), prints)).filter(JobView::ended),
                () -> job.name() + " has not ended")
            : job;
    String log = client.log(job.name());
    if (prints) {
      print(log);
      asked.tell(
          "%s (%s/%s): %s%s"
              .formatted(
                  last.name(),
                  last.input().bucket(),
                  last.input().key(),
                  last.state(),
                  last.failure().map(failure -> ": " + failure.message()).orElse("")));
    }
    return Said.of(List.of(), Map.of("job", last.name(), "state", last.state(), "log", log));
  }

  private JobView job(String written) {
    return client
        .job(written)
        .or(() -> client.jobs(Named.jobsOf(written), 1).stream().findFirst())
        .orElseThrow(
            () -> new CliFailure("there is no job %s, and no service that ran".formatted(written)));
  }

  /** The state is asked for first, so that what comes after it is not lost at the end. */
  private JobView looked(String job, boolean prints) {
    JobView seen =
        client.job(job).orElseThrow(() -> new CliFailure("there is no job " + job + " any more"));
    if (prints) {
      print(client.log(job));
    }
    return seen;
  }

  /** What is new in it; all of it where it does not begin as before. */
  private void print(String log) {
    String fresh = log.startsWith(printed) ? log.substring(printed.length()) : log;
    printed = log;
    asked.terminal().out().print(shown(fresh));
    asked.terminal().out().flush();
  }

  /** Lines and tabs stay; nothing else steers the terminal. */
  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .map(one -> one == '\n' || one == '\t' ? one : Screen.shown(one))
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }
}
