package levante.web.page.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import levante.web.gate.SessionCookie;
import levante.web.security.Sessions;

/** Signing out: the session ends on the server, not only in the browser. */
@Path("signout")
@RequestScoped
public class SignOutResource {
  @Inject private Sessions sessions;

  /** Ends the session of the cookie. */
  @POST
  public Response signOut(@Context HttpHeaders headers, @Context UriInfo uri) {
    SessionCookie.in(headers.getCookies()).ifPresent(sessions::close);
    boolean secure = "https".equals(uri.getBaseUri().getScheme());
    return Response.seeOther(URI.create("/signin")).cookie(SessionCookie.signOut(secure)).build();
  }
}
