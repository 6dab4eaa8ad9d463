package levante.web.rest.oscar.exposed;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import levante.oscar.exposed.CallExposed;

/**
 * All that is below an exposed service's path is its own: requests are passed on, and answers come
 * back as they are given. Whoever calls needs the service's token, unless its definition opens it
 * to all; who the caller is to Levante counts for nothing here.
 */
@Path("/oscar/{cluster}/system/services/{service}/exposed{rest: (/.*)?}")
@RequestScoped
public class OscarExposedResource {
  @Inject private ExposedDoor door;
  @Inject private CallExposed callExposed;

  @PathParam("cluster")
  private String cluster;

  @PathParam("service")
  private String service;

  @Context private HttpHeaders headers;
  @Context private UriInfo uri;

  /** Asks for something. */
  @GET
  public Response get() {
    return pass("GET", InputStream.nullInputStream());
  }

  /** Asks what {@link #get} would answer. */
  @HEAD
  public Response head() {
    return pass("HEAD", InputStream.nullInputStream());
  }

  /** Asks what may be asked. */
  @OPTIONS
  public Response options() {
    return pass("OPTIONS", InputStream.nullInputStream());
  }

  /** Sends a body. */
  @POST
  public Response post(InputStream body) {
    return pass("POST", body);
  }

  /** Sends a body. */
  @PUT
  public Response put(InputStream body) {
    return pass("PUT", body);
  }

  /** Sends a body. */
  @PATCH
  public Response patch(InputStream body) {
    return pass("PATCH", body);
  }

  /** Sends a body, or none. */
  @DELETE
  public Response delete(InputStream body) {
    return pass("DELETE", body);
  }

  private Response pass(String method, InputStream body) {
    return door.find(cluster, service, headers)
        .map(
            found -> {
              try (Asked asked = Asked.of(method, uri, headers, body)) {
                return GivenBack.of(method, callExposed.ask(found, asked.request()));
              }
            })
        .orElseGet(() -> door.challenge(service, uri, headers));
  }
}
