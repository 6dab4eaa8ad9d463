package levante.cli.services;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.cli.client.JobView;
import levante.cli.client.service.ServiceName;
import levante.cli.client.service.ServicesClient;
import levante.cli.reach.Asked;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.words.Option;

/** {@code replay JOB}, {@code replay --all SERVICE} and {@code cancel JOB}. */
final class JobVerbs {
  private static final String ALL = "--all";

  private JobVerbs() {}

  static ServerVerb replay() {
    return new ServerVerb(
        new ServerVerb.Form(
            "replay",
            "JOB",
            "Lets the file of a job that was given up or cancelled be processed again, with the"
                + " service as it is now.",
            List.of(Option.flag(ALL, "The word is a service; all its files that were given up.")),
            List.of("1: or there is no reason to, such as a job that succeeded")),
        JobVerbs::replay);
  }

  private static Said replay(Asked asked) {
    ServicesClient client = new ServicesClient(asked.server().calls());
    if (asked.words().has(ALL)) {
      ServiceName service = Named.service(asked.operand(0), client);
      int files = client.replayAll(service);
      return Said.of(
          "%d %s of %s processed again"
              .formatted(files, files == 1 ? "file is" : "files are", service),
          Map.of("files", files));
    }
    client.replay(asked.operand(0));
    return Said.of(
        "the file of %s is processed again".formatted(asked.operand(0)),
        Map.of("replayed", asked.operand(0)));
  }

  static ServerVerb cancel() {
    return new ServerVerb(
        new ServerVerb.Form(
            "cancel", "JOB", "Ends a job before its time; its file is not tried again."),
        JobVerbs::cancel);
  }

  private static Said cancel(Asked asked) {
    ServicesClient client = new ServicesClient(asked.server().calls());
    String name = asked.operand(0);
    Optional<JobView> before = client.job(name).filter(JobView::ended);
    client.cancel(name);
    return before
        .map(job -> Said.of("%s had ended: %s".formatted(name, job.state()), job))
        .orElseGet(() -> Said.of(name + " is cancelled", Map.of("cancelled", name)));
  }
}
