package levante.web.rest.oscar.exposed;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.oscar.exposed.CallExposed;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.web.credential.AuthorizationHeader;
import levante.web.error.ErrorAnswers;

/** Who may ask an exposed service. */
@Dependent
public class ExposedDoor {
  @Inject private CallExposed callExposed;
  @Inject private ErrorAnswers answers;

  /**
   * The service; empty for who has to say its token first. FORBIDDEN for what a page of Levante's
   * own would load: what a service answers is not to run there.
   */
  Optional<Service> find(String cluster, String name, HttpHeaders headers) {
    if (isPartOfAPageOfOurs(headers)) {
      throw new LevanteException(
          ErrorCode.FORBIDDEN, "pages of this server load nothing of an exposed service");
    }
    ServiceId id = new ServiceId(new ClusterId(cluster), name);
    return callExposed.find(id, token(name, headers));
  }

  /** Its own pages have no origin, so what those load comes from another site. */
  private static boolean isPartOfAPageOfOurs(HttpHeaders headers) {
    return "same-origin".equals(headers.getHeaderString("Sec-Fetch-Site"))
        && !"navigate".equals(headers.getHeaderString("Sec-Fetch-Mode"));
  }

  /** As OSCAR has it: the service's name and its token; or the token alone. */
  private static Optional<Secret> token(String name, HttpHeaders headers) {
    return Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
        .flatMap(
            header ->
                AuthorizationHeader.parse(header)
                    .match(
                        basic ->
                            Optional.of(basic.password()).filter(any -> basic.user().equals(name)),
                        bearer -> Optional.of(bearer.token()),
                        absent -> Optional.empty()));
  }

  /** A browser asks its user for name and token then. */
  Response challenge(String name, UriInfo uri, HttpHeaders headers) {
    LevanteException ending =
        new LevanteException(
            ErrorCode.UNAUTHENTICATED, "the service's name and its token are asked for here");
    String realm = name.replaceAll("[^a-z0-9-]", "");
    return Response.fromResponse(
            answers.answer(ending, "/" + uri.getPath(), headers.getAcceptableMediaTypes()))
        .header(
            HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"%s\", charset=\"UTF-8\"".formatted(realm))
        .build();
  }
}
