package levante.web.rest.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.oscar.dispatch.JobName;
import levante.oscar.lineage.FindLineage;
import levante.oscar.lineage.Lineage;
import levante.oscar.lineage.ObjectVersion;
import levante.web.security.Caller;

/** What was made of what. */
@Path("/api/v1/lineage")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LineageResource {
  private static final int MOST = 1000;

  @Inject private FindLineage findLineage;
  @Inject private OwnedClusters clusters;
  @Inject private Caller caller;

  /** One job: the version it read, those it made, and the jobs that these started. */
  public record LineageView(
      ObjectVersion input,
      String job,
      String service,
      String cluster,
      List<ObjectVersion> outputs,
      List<String> next,
      Instant finished) {
    private static LineageView of(Lineage lineage) {
      return new LineageView(
          lineage.input(),
          lineage.job().value(),
          lineage.service().name(),
          lineage.service().cluster().value(),
          lineage.outputs(),
          lineage.next().stream().map(JobName::value).toList(),
          lineage.finished());
    }
  }

  /** The caller's newest thousand. */
  @GET
  public List<LineageView> list(@QueryParam("infrastructure") String infrastructure) {
    var within = clusters.within(caller.owner(), Optional.ofNullable(infrastructure));
    return findLineage.forOwner(caller.owner(), MOST).stream()
        .filter(one -> within.test(one.service().cluster()))
        .map(LineageView::of)
        .toList();
  }
}
