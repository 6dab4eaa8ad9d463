package levante.web.page.signin;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.security.SecureRandom;
import java.util.HexFormat;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.web.audit.SignIns;
import levante.web.gate.FormTokens;
import levante.web.gate.GateConfig;
import levante.web.gate.SessionCookie;
import levante.web.jte.Templates;
import levante.web.security.Sessions;

/** What both ways to sign in begin and end with. */
@Dependent
public class SignInPage {
  /** The cookie of a visit of this page, which its form's token belongs to. */
  static final String VISIT = "levante_signin";

  @Inject private Templates templates;
  @Inject private Sessions sessions;
  @Inject private FormTokens tokens;
  @Inject private GateConfig config;
  @Inject private SecureRandom random;
  @Inject private ProviderDoor door;
  @Inject private SignIns signIns;

  /** The form, with what is wrong. Its token belongs to this visit. */
  Response form(UriInfo uri, int status, String problem) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String visit = HexFormat.of().formatHex(bytes);
    SignInForm form =
        new SignInForm(
            tokens.of(Secret.of(visit)), problem, door.open().map(ProviderDoor.Open::name));
    return Response.status(status)
        .entity(templates.render("signin.jte", form))
        .cookie(visitCookie(visit, -1, isSecure(uri)))
        .build();
  }

  /** Adds a new session of that user, and ends the visit. */
  Response.ResponseBuilder welcome(UriInfo uri, OwnerId user, Response.ResponseBuilder answer) {
    signIns.done(user, "/" + uri.getPath());
    Secret token = sessions.open(user, config.sessionLife());
    return answer.cookie(
        SessionCookie.signIn(token, config.sessionLife(), isSecure(uri)),
        visitCookie("", 0, isSecure(uri)));
  }

  private static NewCookie visitCookie(String value, int maxAge, boolean secure) {
    return new NewCookie.Builder(VISIT)
        .value(value)
        .path("/signin")
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  /** Whether the browser came by TLS. */
  static boolean isSecure(UriInfo uri) {
    return "https".equals(uri.getBaseUri().getScheme());
  }
}
