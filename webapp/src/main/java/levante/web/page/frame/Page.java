package levante.web.page.frame;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import levante.web.jte.Templates;

/**
 * What a request of a browser is answered with: a page, or the way to another one.
 *
 * @param template of the page; empty where it goes elsewhere
 * @param model what the template is given, or where it goes
 */
public record Page(int status, String template, Object model) {
  private static final String TYPE = "text/html;charset=UTF-8";

  public Page {
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(model, "model");
  }

  /** A page as asked for. */
  public static Page of(String template, Object model) {
    return new Page(200, template, model);
  }

  /** After something was done: to a page that may be loaded again without doing it again. */
  public static Page to(String path) {
    return new Page(303, "", path);
  }

  /** The same page, which says that something was refused, or itself when nothing was. */
  public Page refusing(Optional<Refusal> refusal) {
    return refusal.map(one -> new Page(one.status(), template, model)).orElse(this);
  }

  /** As HTTP says it. */
  public Response answer(Templates templates) {
    return template.isEmpty()
        ? Response.seeOther(URI.create((String) model)).build()
        : Response.status(status).type(TYPE).entity(templates.render(template, model)).build();
  }
}
