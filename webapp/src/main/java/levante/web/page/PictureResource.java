package levante.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Set;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.security.Caller;
import levante.web.view.DashboardQueries;
import levante.web.view.PictureStream;

/** The pictures of the page, for who may see them. */
@Path("pictures/{id}")
@RequestScoped
public class PictureResource {
  /** Raster pictures only: an SVG is a program. */
  private static final Set<String> SHOWN =
      Set.of("image/jpeg", "image/png", "image/webp", "image/gif");

  @Inject private Caller caller;
  @Inject private DashboardQueries queries;

  /** One picture; an id always means the same bytes, so the browser keeps it. */
  @GET
  public Response picture(@PathParam("id") String id) {
    PictureStream picture =
        queries
            .picture(caller, id)
            .orElseThrow(() -> new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "no such picture"));
    String type =
        SHOWN.contains(picture.mediaType()) ? picture.mediaType() : "application/octet-stream";
    StreamingOutput body =
        output -> {
          try (InputStream content = picture.content()) {
            content.transferTo(output);
          }
        };
    Response.ResponseBuilder answer =
        Response.ok(body, type)
            .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable");
    if (picture.bytes() >= 0) {
      answer.header(HttpHeaders.CONTENT_LENGTH, picture.bytes());
    }
    return answer.build();
  }
}
