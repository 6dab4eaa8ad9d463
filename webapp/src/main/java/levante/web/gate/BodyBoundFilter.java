package levante.web.gate;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import levante.web.error.ErrorAnswers;

/** Refuses bodies over a bound: by their stated length, and where none is stated while reading. */
@Provider
@PreMatching
@Dependent
@Priority(Priorities.AUTHENTICATION + 1)
public class BodyBoundFilter implements ContainerRequestFilter {
  /** What a form has around its file. */
  private static final long FORM_BYTES = 64 << 10;

  private final GateConfig config;
  private final Refusals refusals;

  /** Refuses by the bound of {@code config}. */
  @Inject
  public BodyBoundFilter(GateConfig config, ErrorAnswers answers) {
    this.config = config;
    this.refusals = new Refusals(answers);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String path = "/" + request.getUriInfo().getPath(false);
    long bound = bound(path);
    if (statedLength(request) > bound) {
      request.abortWith(refusals.tooLarge(request, bound));
      return;
    }
    if (request.hasEntity()) {
      request.setEntityStream(new BoundedStream(request.getEntityStream(), bound));
    }
  }

  private long bound(String path) {
    if (Routes.isUpload(path)) {
      return config.mostUploadBytes();
    }
    if (Routes.isPageCall(path)) {
      return config.mostCallBytes() + FORM_BYTES;
    }
    return Routes.isCall(path) || Routes.isExposed(path)
        ? config.mostCallBytes()
        : config.mostBodyBytes();
  }

  private static long statedLength(ContainerRequestContext request) {
    String stated = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    try {
      return stated == null ? 0 : Long.parseLong(stated.strip());
    } catch (NumberFormatException notANumber) {
      return Long.MAX_VALUE;
    }
  }
}
