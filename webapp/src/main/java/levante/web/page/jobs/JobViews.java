package levante.web.page.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.FindJobs;
import levante.oscar.storage.StoredObject;
import levante.web.board.ServiceRows;
import levante.web.language.Say;
import levante.web.page.Words;
import levante.web.page.buckets.ObjectPlace;
import levante.web.page.jobs.JobDetails.Result;
import levante.web.page.services.ServiceDetails.Fact;
import levante.web.page.services.ServiceViews;

/** Reads what the page of one job shows. */
@Dependent
public class JobViews {
  /** Of a log as much as a browser shows with ease, its end; all of it is had by REST. */
  static final int MOST_LOG_CHARACTERS = 64 << 10;

  @Inject private FindJobs findJobs;

  /** JOB_NOT_FOUND when it is another's or is none. */
  JobDetails of(JobName name, OwnerId owner) {
    Job job = findJobs.find(name, owner);
    Optional<String> notice = Optional.empty();
    String log = "";
    try {
      log = end(findJobs.log(name, owner));
    } catch (LevanteException silent) {
      notice = Optional.of(Say.of("The log cannot be read now: %s", silent.getMessage()));
    }
    return new JobDetails(
        name.value(),
        job.service().name(),
        ServiceViews.path(job.service()),
        "/jobs/" + name,
        ServiceRows.status(job.state()),
        job.failure().map(JobViews::why),
        stages(job),
        job.outputs().stream().map(JobViews::result).toList(),
        log,
        notice,
        !job.state().isFinal());
  }

  private static Result result(JobRun.Published one) {
    StoredObject object = one.object();
    ObjectPlace place = new ObjectPlace(one.storageId(), object.bucket(), object.key());
    return new Result(
        place.text(), place.isOfCluster() ? Optional.of(place.download()) : Optional.empty());
  }

  private static String end(String log) {
    int from = Math.max(0, log.length() - MOST_LOG_CHARACTERS);
    return from == 0 ? log : "...\n" + log.substring(log.indexOf('\n', from) + 1);
  }

  private static String why(JobRun.Failure failure) {
    return failure.exitCode().isEmpty() || failure.message().contains("code")
        ? failure.message()
        : Say.of("%s (exit code %d)", failure.message(), failure.exitCode().get());
  }

  private static List<Fact> stages(Job job) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(Say.of("Input"), job.input().bucket() + "/" + job.input().key()));
    facts.add(new Fact(Say.of("Attempt"), String.valueOf(job.attempt())));
    facts.add(new Fact(Say.of("Node"), job.node().orElse(Say.of("not placed"))));
    facts.add(new Fact(Say.of("Made"), Words.time(job.created())));
    job.started()
        .ifPresent(
            start ->
                facts.add(
                    new Fact(
                        Say.of("Waited for a node"),
                        Words.seconds(Duration.between(job.created(), start)))));
    job.finished()
        .ifPresent(
            end ->
                facts.add(
                    new Fact(
                        Say.of("Ran"),
                        Words.seconds(
                            Duration.between(job.started().orElse(job.created()), end)))));
    if (!job.batch().equals(job.name())) {
      facts.add(new Fact(Say.of("Shares a pod in"), job.batch().value()));
    }
    return facts;
  }
}
