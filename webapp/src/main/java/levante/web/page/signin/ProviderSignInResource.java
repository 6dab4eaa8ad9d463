package levante.web.page.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.web.audit.SignIns;
import levante.web.identity.SignInAttempt;
import levante.web.jte.Templates;
import levante.web.language.Say;
import levante.web.security.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in by an identity provider, with the authorization code flow of OpenID Connect Core 1.0
 * section 3.1. What the browser leaves with waits in a cookie of ten minutes.
 */
@Path("signin/oidc")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ProviderSignInResource {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderSignInResource.class);
  private static final String ATTEMPT = "levante_oidc";
  private static final int ATTEMPT_SECONDS = 600;

  @Inject private SignInPage page;
  @Inject private ProviderDoor door;
  @Inject private SecureRandom random;
  @Inject private Templates templates;
  @Inject private SignIns signIns;
  @Context private UriInfo uri;

  /** Leads the browser to the provider. */
  @GET
  public Response leave() {
    return through(
        open -> {
          SignInAttempt attempt = SignInAttempt.begin(random);
          return Response.seeOther(open.provider().signInAt(attempt))
              .cookie(attemptCookie(attempt.text().reveal(), ATTEMPT_SECONDS))
              .build();
        });
  }

  /** The browser comes back: with a code, or with the reason why it has none. */
  @GET
  @Path("callback")
  public Response comeBack(
      @CookieParam(ATTEMPT) @DefaultValue("") String kept,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("code") @DefaultValue("") String code,
      @QueryParam("error") @DefaultValue("") String error) {
    return through(
        open -> {
          Optional<SignInAttempt> attempt =
              SignInAttempt.read(kept).filter(one -> one.state().equals(Secret.of(state)));
          if (attempt.isEmpty()) {
            return page.form(uri, 403, Say.of("This sign-in has expired. Please try again."));
          }
          if (code.isEmpty()) {
            return page.form(uri, 401, Say.of("%s did not sign you in: %s.", open.name(), error));
          }
          return welcome(open, Secret.of(code), attempt.get());
        });
  }

  /**
   * The cookie of a session is not sent along when another site's page leads here, so this page
   * leads on by itself.
   */
  private Response welcome(ProviderDoor.Open open, Secret code, SignInAttempt attempt) {
    User user = open.welcome().userOf(open.provider().redeem(code, attempt));
    return page.welcome(uri, user.name(), Response.ok(templates.render("welcome.jte", user.name())))
        .cookie(attemptCookie("", 0))
        .build();
  }

  private Response through(Function<ProviderDoor.Open, Response> way) {
    ProviderDoor.Open open =
        door.open().orElseThrow(() -> new NotFoundException("no identity provider is configured"));
    try {
      return way.apply(open);
    } catch (LevanteException ended) {
      return refuse(open, ended);
    }
  }

  private Response refuse(ProviderDoor.Open open, LevanteException ended) {
    int status = ended.code().httpStatus();
    if (Set.of(ErrorCode.UNAUTHENTICATED, ErrorCode.FORBIDDEN).contains(ended.code())) {
      signIns.refused("/" + uri.getPath(), status, ended.code().name());
    }
    return switch (ended.code()) {
      case IDENTITY_PROVIDER_UNREACHABLE -> {
        LOG.atWarn().setCause(ended).log("no sign-in by the identity provider");
        yield page.form(
            uri, status, Say.of("%s does not answer now. Please try again later.", open.name()));
      }
      case UNAUTHENTICATED -> {
        LOG.atWarn().setCause(ended).log("a sign-in by the identity provider is refused");
        yield page.form(
            uri, status, Say.of("%s did not sign you in. Please try again.", open.name()));
      }
      case FORBIDDEN -> page.form(uri, status, ended.getMessage() + ".");
      default -> throw ended;
    };
  }

  /** Lax: it has to come along when the provider's page leads back here. */
  private NewCookie attemptCookie(String value, int maxAge) {
    return new NewCookie.Builder(ATTEMPT)
        .value(value)
        .path("/signin/oidc")
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(SignInPage.isSecure(uri))
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
