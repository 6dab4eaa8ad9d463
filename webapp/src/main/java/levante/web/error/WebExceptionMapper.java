package levante.web.error;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import levante.kernel.LevanteException;

/** What JAX-RS itself refuses: no such path, method or media type. */
@Provider
@Dependent
public class WebExceptionMapper implements ExceptionMapper<WebApplicationException> {
  private final ErrorAnswers answers;
  @Context private HttpHeaders headers;
  @Context private UriInfo uri;

  /** Says them through {@code answers}. */
  @Inject
  public WebExceptionMapper(ErrorAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Response toResponse(WebApplicationException refusal) {
    if (refusal.getCause() instanceof LevanteException ending) {
      return answers.answer(ending, path(), headers.getAcceptableMediaTypes());
    }
    Response given = refusal.getResponse();
    if (given.getStatus() < 400) {
      return given;
    }
    String code = given.getStatusInfo().toEnum() == null ? "ERROR" : code(given);
    ErrorBody body = new ErrorBody(code, given.getStatusInfo().getReasonPhrase(), List.of());
    Response answer =
        answers.answer(body, given.getStatus(), path(), headers.getAcceptableMediaTypes());
    Response.ResponseBuilder builder = Response.fromResponse(answer);
    // Which methods there are, say.
    if (given.getHeaderString(HttpHeaders.ALLOW) != null) {
      builder.header(HttpHeaders.ALLOW, given.getHeaderString(HttpHeaders.ALLOW));
    }
    return builder.build();
  }

  private static String code(Response given) {
    return given.getStatusInfo().toEnum().name();
  }

  private String path() {
    return "/" + uri.getPath();
  }
}
