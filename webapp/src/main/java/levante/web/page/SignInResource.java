package levante.web.page;

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
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import levante.kernel.Secret;
import levante.web.credential.Credentials;
import levante.web.gate.FormTokens;
import levante.web.gate.GateConfig;
import levante.web.gate.SessionCookie;
import levante.web.jte.Templates;
import levante.web.security.Authenticator;
import levante.web.security.Caller;
import levante.web.security.Sessions;

/** Signing in with name and password. */
@Path("signin")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class SignInResource {
  private static final String VISIT = "levante_signin";
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject private Templates templates;
  @Inject private Authenticator authenticator;
  @Inject private Sessions sessions;
  @Inject private FormTokens tokens;
  @Inject private GateConfig config;
  @Context private UriInfo uri;

  /** The form. Its token belongs to this visit, so no other site can sign a browser in. */
  @GET
  public Response form() {
    return form(200, "");
  }

  /** Signs in, or says why not. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signIn(
      @CookieParam(VISIT) String visit,
      @FormParam(FormTokens.FIELD) String token,
      @FormParam("user") String user,
      @FormParam("password") String password) {
    if (visit == null || token == null || !tokens.matches(Secret.of(visit), token)) {
      return form(403, "This form has expired. Please try again.");
    }
    if (user == null || password == null) {
      return form(400, "Please give a name and a password.");
    }
    return authenticator
        .decide(new Credentials.Password(user.strip(), Secret.of(password), List.of()))
        .match(
            verified -> welcome(verified.caller()),
            refused -> form(401, "Name or password is wrong."),
            slowed ->
                form(
                    429,
                    "Sorry, %s. Please try again in %d s."
                        .formatted(slowed.why(), slowed.pause().plusSeconds(1).toSeconds())));
  }

  private Response form(int status, String problem) {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    String visit = HexFormat.of().formatHex(bytes);
    String page =
        templates.render("signin.jte", new SignInForm(tokens.of(Secret.of(visit)), problem));
    return Response.status(status).entity(page).cookie(visitCookie(visit, -1)).build();
  }

  private Response welcome(Caller caller) {
    Secret token = sessions.open(caller.owner(), config.sessionLife());
    return Response.seeOther(URI.create("/"))
        .cookie(SessionCookie.signIn(token, config.sessionLife(), isSecure()), visitCookie("", 0))
        .build();
  }

  private NewCookie visitCookie(String value, int maxAge) {
    return new NewCookie.Builder(VISIT)
        .value(value)
        .path("/signin")
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(isSecure())
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  private boolean isSecure() {
    return "https".equals(uri.getBaseUri().getScheme());
  }
}
