package levante.web.error;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Endings with a code: the code's kind decides the status. */
@Provider
@Dependent
public class LevanteExceptionMapper implements ExceptionMapper<LevanteException> {
  private static final Logger LOG = LoggerFactory.getLogger(LevanteExceptionMapper.class);

  private final ErrorAnswers answers;
  @Context private HttpHeaders headers;
  @Context private UriInfo uri;

  /** Says them through {@code answers}. */
  @Inject
  public LevanteExceptionMapper(ErrorAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Response toResponse(LevanteException ending) {
    if (ending.code().kind() == ErrorCode.Kind.INTERNAL
        || ending.code().kind() == ErrorCode.Kind.UPSTREAM) {
      LOG.atWarn().addKeyValue("code", ending.code()).setCause(ending).log("request failed");
    }
    return answers.answer(ending, "/" + uri.getPath(), headers.getAcceptableMediaTypes());
  }
}
