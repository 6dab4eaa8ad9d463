package levante.web.language.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.regex.Pattern;
import levante.web.language.Language;

/** Chooses the language of the pages for one browser, whether somebody is signed in or not. */
@Path("language/{tag}")
@RequestScoped
public class LanguageResource {
  /** A path of ours: with two slashes at its begin it would be another host's. */
  private static final Pattern OURS = Pattern.compile("/(?:[!-.0-\\[\\]-~][!-\\[\\]-~]*)?");

  /** Keeps the choice and leads back to where it was made; 404 for a language that there is not. */
  @GET
  public Response choose(
      @PathParam("tag") String tag,
      @QueryParam("to") @DefaultValue("/") String to,
      @Context UriInfo uri) {
    Language language =
        Language.of(tag).orElseThrow(() -> new NotFoundException("no page is in that language"));
    return Response.seeOther(place(to))
        .cookie(LanguageCookie.of(language, "https".equals(uri.getBaseUri().getScheme())))
        .build();
  }

  /** Where it is safe to lead to: what is no path of ours is the overview. */
  static URI place(String to) {
    if (!OURS.matcher(to).matches()) {
      return URI.create("/");
    }
    try {
      return URI.create(to);
    } catch (IllegalArgumentException garbled) {
      return URI.create("/");
    }
  }
}
