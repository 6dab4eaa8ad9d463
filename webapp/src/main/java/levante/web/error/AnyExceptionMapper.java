package levante.web.error;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Faults of ours: the user gets an id, the log gets the fault under it. */
@Provider
@Dependent
public class AnyExceptionMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(AnyExceptionMapper.class);

  private final ErrorAnswers answers;
  @Context private HttpHeaders headers;
  @Context private UriInfo uri;

  /** Says them through {@code answers}. */
  @Inject
  public AnyExceptionMapper(ErrorAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Response toResponse(Throwable fault) {
    String id = UUID.randomUUID().toString();
    LOG.atError().addKeyValue("id", id).setCause(fault).log("a fault of ours");
    LevanteException ending =
        new LevanteException(ErrorCode.INTERNAL, "a fault of ours; the log has it as " + id);
    return answers.answer(ending, "/" + uri.getPath(), headers.getAcceptableMediaTypes());
  }
}
