package levante.web.gate;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.error.ErrorAnswers;

/** How the gate's refusals are said; the same on every path. */
final class Refusals {
  static final String UNAUTHENTICATED = "sign in: no credentials, or wrong ones";

  private final ErrorAnswers answers;

  Refusals(ErrorAnswers answers) {
    this.answers = answers;
  }

  Response challenge(ContainerRequestContext request, String challenge) {
    return Response.fromResponse(say(request, ErrorCode.UNAUTHENTICATED, UNAUTHENTICATED))
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
        .build();
  }

  Response slow(ContainerRequestContext request, Decision.Slow slow) {
    long seconds = slow.pause().plusSeconds(1).toSeconds();
    String message = "%s: try again in %d s".formatted(slow.why(), seconds);
    return Response.fromResponse(say(request, ErrorCode.TOO_MANY_REQUESTS, message))
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .build();
  }

  Response forbidden(ContainerRequestContext request, String message) {
    return say(request, ErrorCode.FORBIDDEN, message);
  }

  Response tooLarge(ContainerRequestContext request, long bound) {
    return say(
        request,
        ErrorCode.BODY_TOO_LARGE,
        "a body may have at most %d bytes, which are %d MiB".formatted(bound, bound >> 20));
  }

  static Response signIn() {
    return Response.seeOther(URI.create("/signin")).build();
  }

  private Response say(ContainerRequestContext request, ErrorCode code, String message) {
    return answers.answer(
        new LevanteException(code, message),
        "/" + request.getUriInfo().getPath(false),
        request.getAcceptableMediaTypes());
  }
}
