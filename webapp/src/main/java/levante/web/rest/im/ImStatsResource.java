package levante.web.rest.im;

import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import levante.provisioner.account.FindAccounts;
import levante.web.rest.im.form.ImAnswers;
import levante.web.rest.im.form.Statistics;
import levante.web.security.Caller;

/** What the caller has had. */
@Path("/im/stats")
@RequestScoped
public class ImStatsResource {
  private static final MediaType CSV = MediaType.valueOf("text/csv");

  @Inject private FindAccounts findAccounts;
  @Inject private Clock clock;
  @Inject private Caller caller;

  @Context private HttpHeaders headers;

  /** A row for each infrastructure made from one day on and before another. */
  @GET
  public Response stats(
      @QueryParam("init_date") @DefaultValue("1970-01-01") String from,
      @QueryParam("end_date") String to) {
    ArrayNode rows =
        Statistics.rows(
            findAccounts.of(
                caller.owner(),
                Statistics.day("init_date", from),
                to == null ? clock.instant().plusSeconds(1) : Statistics.day("end_date", to)));
    boolean wantsCsv =
        headers.getAcceptableMediaTypes().stream()
            .findFirst()
            .filter(type -> type.getType().equals("text") && type.isCompatible(CSV))
            .isPresent();
    return wantsCsv
        ? Response.ok(Statistics.csv(rows), CSV.withCharset("utf-8")).build()
        : new ImAnswers(headers).json("stats", rows);
  }
}
