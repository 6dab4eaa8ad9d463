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
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.RemoveJobs;
import levante.oscar.service.FindServices;
import levante.oscar.service.ServiceId;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import levante.web.page.services.Done;
import levante.web.page.services.ServiceViews;
import levante.web.security.Caller;

/** Deletes the jobs of a service that ended, with their logs, after a page that says how many. */
@Path("services/{cluster}/{name}/jobs/deletion")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class JobsDeletionResource {
  @Inject private RemoveJobs removeJobs;
  @Inject private FindServices findServices;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("cluster")
  private String cluster;

  @PathParam("name")
  private String name;

  /** What would go. */
  @GET
  public Response ask() {
    return page(id(), Optional.empty()).answer(templates);
  }

  /** Deletes those that succeeded, or all that ended. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response delete(
      @FormParam("which") @DefaultValue("") String which,
      @FormParam("sure") @DefaultValue("") String sure) {
    ServiceId service = id();
    return Attempt.sure(
            sure,
            () -> {
              removeJobs.of(service, caller.owner(), meant(which));
              return ServiceViews.path(service);
            })
        .match(
            place -> Page.to(place + "?done=" + Done.JOBS_DELETED.word()),
            refusal -> page(service, Optional.of(refusal)))
        .answer(templates);
  }

  private static RemoveJobs.Which meant(String which) {
    return switch (which) {
      case "succeeded" -> RemoveJobs.Which.SUCCEEDED;
      case "ended" -> RemoveJobs.Which.ENDED;
      default ->
          throw new LevanteException(
              ErrorCode.INVALID_REQUEST, "choose which jobs: succeeded or ended");
    };
  }

  /** SERVICE_NOT_FOUND when it is another's or is none. */
  private ServiceId id() {
    return findServices.find(new ServiceId(new ClusterId(cluster), name), caller.owner()).id();
  }

  private Page page(ServiceId service, Optional<Refusal> refusal) {
    return Page.of(
            "services/jobsdeletion.jte",
            new JobsDeletionPage(
                frames.of(Section.SERVICES, headers),
                service.name(),
                ServiceViews.path(service),
                new JobsDeletionPage.Counts(
                    removeJobs.count(service, caller.owner(), JobRun.State.SUCCEEDED),
                    removeJobs.count(service, caller.owner(), JobRun.State.FAILED)),
                refusal))
        .refusing(refusal);
  }
}
