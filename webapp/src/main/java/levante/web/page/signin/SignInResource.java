package levante.web.page.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import levante.kernel.Secret;
import levante.web.audit.SignIns;
import levante.web.credential.Credentials;
import levante.web.gate.FormTokens;
import levante.web.language.Say;
import levante.web.security.Authenticator;
import levante.web.security.Caller;

/** Signing in with name and password. */
@Path("signin")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class SignInResource {
  @Inject private SignInPage page;
  @Inject private Authenticator authenticator;
  @Inject private FormTokens tokens;
  @Inject private SignIns signIns;
  @Context private UriInfo uri;

  /** The form. Its token belongs to this visit, so no other site can sign a browser in. */
  @GET
  public Response form() {
    return page.form(uri, 200, "");
  }

  /** Signs in, or says why not. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signIn(
      @CookieParam(SignInPage.VISIT) String visit,
      @FormParam(FormTokens.FIELD) String token,
      @FormParam("user") String user,
      @FormParam("password") String password) {
    if (visit == null || token == null || !tokens.matches(Secret.of(visit), token)) {
      return page.form(uri, 403, Say.of("This form has expired. Please try again."));
    }
    if (user == null || password == null) {
      return page.form(uri, 400, Say.of("Please give a name and a password."));
    }
    return authenticator
        .decide(new Credentials.Password(user.strip(), Secret.of(password), List.of()))
        .match(
            verified -> welcome(verified.caller()),
            refused -> turnAway(user.strip()),
            slowed ->
                page.form(
                    uri,
                    429,
                    Say.of(
                        "Sorry, %s. Please try again in %d s.",
                        slowed.why(), slowed.pause().plusSeconds(1).toSeconds())));
  }

  private Response turnAway(String user) {
    signIns.refused(user, "/" + uri.getPath());
    return page.form(uri, 401, Say.of("Name or password is wrong."));
  }

  private Response welcome(Caller caller) {
    return page.welcome(uri, caller.owner(), Response.seeOther(URI.create("/"))).build();
  }
}
