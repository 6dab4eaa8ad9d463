package levante.web.audit.http;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import levante.web.audit.Act;
import levante.web.audit.AuditTrail;
import levante.web.audit.ChangesNothing;
import levante.web.audit.Via;
import levante.web.error.ErrorAnswers;
import levante.web.gate.CurrentCaller;
import levante.web.security.Caller;

/**
 * Records each request of a verified caller that changes something, or was refused to. It looks at
 * the path, never at a header with credentials, a query or a body. Whom no caller vouches for, such
 * as an object storage that tells of its files or a program with the token of a service, is nobody
 * who did something.
 */
@Provider
@Dependent
public class AuditFilter implements ContainerResponseFilter {
  private static final Set<String> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final AuditTrail trail;
  private final CurrentCaller current;
  @Context private ResourceInfo resource;

  /** Into {@code trail}, by whom {@code current} names. */
  @Inject
  public AuditFilter(AuditTrail trail, CurrentCaller current) {
    this.trail = trail;
    this.current = current;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Optional<String> code = Optional.ofNullable(response.getHeaderString(ErrorAnswers.CODE));
    response.getHeaders().remove(ErrorAnswers.CODE);
    if (READING.contains(request.getMethod()) || changesNothing()) {
      return;
    }
    Optional<Caller> caller = current.find();
    if (caller.isPresent()) {
      String path = "/" + request.getUriInfo().getPath();
      String agent =
          Optional.ofNullable(request.getHeaderString(HttpHeaders.USER_AGENT)).orElse("");
      trail.record(
          caller.map(Caller::owner),
          Via.of(path, agent),
          new Act.Asked(request.getMethod(), route(), path),
          new Act.Answered(response.getStatus(), code, ledTo(response)));
    }
  }

  private boolean changesNothing() {
    return resource.getResourceMethod() != null
        && resource.getResourceMethod().isAnnotationPresent(ChangesNothing.class);
  }

  private String route() {
    return resource.getResourceMethod() == null
        ? ""
        : part(resource.getResourceClass()) + "/" + part(resource.getResourceMethod());
  }

  private static String part(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null ? "" : path.value().replaceAll("^/+|/+$", "");
  }

  private static Optional<String> ledTo(ContainerResponseContext response) {
    return Optional.ofNullable(response.getLocation())
        .map(URI::getPath)
        .or(
            () ->
                Optional.ofNullable(response.getHeaderString("InfID"))
                    .map(id -> "/im/infrastructures/" + id));
  }
}
