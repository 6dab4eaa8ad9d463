package levante.web.gate;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import levante.web.error.ErrorAnswers;

/** Puts every request before the {@link Gate}, before its body is read and its path is matched. */
@Provider
@PreMatching
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {
  private final Gate gate;
  private final CurrentCaller current;
  private final Refusals refusals;

  /** Asks {@code gate} and tells {@code current}. */
  @Inject
  public AuthenticationFilter(Gate gate, CurrentCaller current, ErrorAnswers answers) {
    this.gate = gate;
    this.current = current;
    this.refusals = new Refusals(answers);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<jakarta.ws.rs.core.Response> end =
        gate.decide(knock(request))
            .match(
                pass -> {
                  current.is(pass);
                  return Optional.empty();
                },
                challenge -> Optional.of(refusals.challenge(request, challenge.challenge())),
                signIn -> Optional.of(Refusals.signIn()),
                slow -> Optional.of(refusals.slow(request, slow)));
    end.ifPresent(request::abortWith);
  }

  private static Knock knock(ContainerRequestContext request) {
    // A page of ours asks with htmx or as a picture; only a navigation can be led elsewhere.
    boolean wantsPage =
        HttpMethod.GET.equals(request.getMethod())
            && request.getHeaderString("HX-Request") == null
            && request.getAcceptableMediaTypes().stream()
                .anyMatch(
                    type -> type.isCompatible(MediaType.TEXT_HTML_TYPE) && !type.isWildcardType());
    return new Knock(
        // Encoded, as the path is matched: an escaped slash must not pass for an open path.
        "/" + request.getUriInfo().getPath(false),
        Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION)),
        SessionCookie.in(request.getCookies()),
        wantsPage);
  }
}
