package levante.web.jte;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The pages' templates, compiled with the application; whatever they print is escaped. */
public final class Templates {
  private static final String GENERATED = "levante.web.jte.gen";

  private final TemplateEngine engine;

  /** The templates in this application's class path. */
  public Templates() {
    this.engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), GENERATED);
  }

  /** The text of a template for its one parameter. */
  public String render(String template, Object model) {
    StringOutput output = new StringOutput();
    engine.render(template, model, output);
    return output.toString();
  }
}
