package levante.web.page.jobs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import levante.oscar.history.RemoveJobs;
import levante.oscar.service.FindServices;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import levante.web.page.services.Done;
import levante.web.page.services.ServiceViews;
import levante.web.rest.v1.JobResource;
import levante.web.security.Caller;

/** Deletes a job that has ended, with its log, after a page that says so. */
@Path("jobs/{name}/deletion")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class JobDeletionResource {
  @Inject private JobViews views;
  @Inject private RemoveJobs removeJobs;
  @Inject private FindServices findServices;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("name")
  private String name;

  /** What would go. */
  @GET
  public Response ask() {
    return page(Optional.empty()).answer(templates);
  }

  /** Deletes it. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response delete(@FormParam("sure") @DefaultValue("") String sure) {
    JobDetails job = job();
    return Attempt.sure(
            sure,
            () -> {
              removeJobs.ended(JobResource.jobName(name), caller.owner());
              return placeAfter(job);
            })
        .match(
            place -> Page.to(place + "?done=" + Done.JOB_DELETED.word()),
            refusal -> page(Optional.of(refusal)))
        .answer(templates);
  }

  private JobDetails job() {
    return views.of(JobResource.jobName(name), caller.owner());
  }

  /** A job outlives its service, and then there is no page of that. */
  private String placeAfter(JobDetails job) {
    return findServices.of(caller.owner()).stream()
        .map(service -> ServiceViews.path(service.id()))
        .filter(job.servicePath()::equals)
        .findFirst()
        .orElse("/services");
  }

  private Page page(Optional<Refusal> refusal) {
    return Page.of(
            "services/jobdeletion.jte",
            new JobDeletionPage(frames.of(Section.SERVICES, headers), job(), refusal))
        .refusing(refusal);
  }
}
