package levante.web.jte;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import levante.web.language.Language;
import levante.web.language.Speech;

/**
 * The pages' templates, those in this application's class path, of each language; whatever they
 * print is escaped.
 */
public final class Templates {
  private static final String GENERATED = "levante.web.jte.gen";

  private final Map<Language, TemplateEngine> engines =
      Map.of(Language.ENGLISH, engine(GENERATED), Language.SPANISH, engine(GENERATED + ".es"));

  private static TemplateEngine engine(String packageName) {
    return TemplateEngine.createPrecompiled(
        null, ContentType.Html, Templates.class.getClassLoader(), packageName);
  }

  /** The text of a template for its one parameter, in the language that is spoken. */
  public String render(String template, Object model) {
    StringOutput output = new StringOutput();
    engines.get(Speech.now()).render(template, model, output);
    return output.toString();
  }
}
