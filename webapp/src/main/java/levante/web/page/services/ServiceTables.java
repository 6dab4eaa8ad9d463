package levante.web.page.services;

import static levante.web.page.export.Table.column;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.FindJobs;
import levante.oscar.history.JobPage;
import levante.oscar.history.JobQuery;
import levante.oscar.service.ServiceId;
import levante.web.page.export.Chunk;
import levante.web.page.export.Table;
import levante.web.view.ServiceRow;

/** The lists of services, and of the jobs of one, as files. */
@Dependent
public class ServiceTables {
  private static final int ROWS = 500;
  private static final Table<ServiceRow> SERVICES =
      new Table<ServiceRow>(
          List.of(
              column("name", ServiceRow::name),
              column("cluster", one -> one.cluster().value()),
              column("inputs", ServiceRow::inputs),
              column("outputs", ServiceRow::outputs),
              column("waiting", one -> one.jobs().waiting()),
              column("running", one -> one.jobs().running()),
              column("succeeded", one -> one.jobs().succeeded()),
              column("failed", one -> one.jobs().failed())));
  private static final Table<Job> JOBS =
      new Table<Job>(
          List.of(
              column("name", one -> one.name().value()),
              column("service", one -> one.service().name()),
              column("cluster", one -> one.service().cluster().value()),
              column("state", one -> ServiceViews.word(one.state())),
              column("input", one -> one.input().bucket() + "/" + one.input().key()),
              column("attempt", Job::attempt),
              column("node", Job::node),
              column("created", Job::created),
              column("started", Job::started),
              column("finished", Job::finished),
              column("exit_code", one -> one.failure().flatMap(JobRun.Failure::exitCode)),
              column("failure", one -> one.failure().map(JobRun.Failure::message)),
              column("outputs", ServiceTables::outputs)));

  @Inject private ServiceViews views;
  @Inject private FindJobs findJobs;

  Response services(String format, OwnerId owner) {
    return SERVICES.answer(format, "services", Chunk.all(views.all(owner)));
  }

  /** SERVICE_NOT_FOUND when it is another's; those in a state only, if one is given. */
  Response jobs(String format, ServiceId id, OwnerId owner, String state) {
    views.of(id, owner);
    JobQuery wanted = new JobQuery(owner, Optional.of(id), ServiceViews.state(state));
    return JOBS.answer(format, "jobs-" + id.name(), chunk(wanted, Optional.empty()));
  }

  private Chunk<Job> chunk(JobQuery wanted, Optional<String> after) {
    JobPage page = findJobs.page(wanted, after, ROWS);
    return new Chunk<>(
        page.jobs(), page.next().map(next -> () -> chunk(wanted, Optional.of(next))));
  }

  private static List<String> outputs(Job job) {
    return job.outputs().stream()
        .map(one -> one.object().bucket() + "/" + one.object().key())
        .toList();
  }
}
