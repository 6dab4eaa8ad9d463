package levante.web.page.frame;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import levante.web.error.ErrorAnswers;
import levante.web.jte.Templates;

/**
 * What a request of a browser is answered with: a page, or the way to another one.
 *
 * @param template of the page; empty where it goes elsewhere
 * @param model what the template is given, or where it goes
 * @param code of the error that the page tells of
 */
public record Page(int status, String template, Object model, Optional<String> code) {
  private static final String TYPE = "text/html;charset=UTF-8";

  public Page {
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(code, "code");
  }

  /** A page as asked for. */
  public static Page of(String template, Object model) {
    return of(200, template, model);
  }

  /** A page with a status of its own. */
  public static Page of(int status, String template, Object model) {
    return new Page(status, template, model, Optional.empty());
  }

  /** After something was done: to a page that may be loaded again without doing it again. */
  public static Page to(String path) {
    return of(303, "", path);
  }

  /** The same page, which says that something was refused, or itself when nothing was. */
  public Page refusing(Optional<Refusal> refusal) {
    return refusal
        .map(one -> new Page(one.status(), template, model, Optional.of(one.code())))
        .orElse(this);
  }

  /** As HTTP says it. */
  public Response answer(Templates templates) {
    if (template.isEmpty()) {
      return Response.seeOther(URI.create((String) model)).build();
    }
    Response.ResponseBuilder answer =
        Response.status(status).type(TYPE).entity(templates.render(template, model));
    code.ifPresent(one -> answer.header(ErrorAnswers.CODE, one));
    return answer.build();
  }
}
