package levante.web.page.form;

import levante.tosca.TemplateSource;

/** A template whose text went through a form. */
public final class Retold {
  private Retold() {}

  /**
   * That text in the place of the template's own; what it is merged into and its files stay. A text
   * that is the same but for the ends of its lines is the same template.
   */
  public static TemplateSource of(TemplateSource old, String sent) {
    // A browser ends lines as HTTP does.
    String text = sent.replace("\r\n", "\n");
    return text.strip().equals(old.text().strip())
        ? old
        : new TemplateSource(old.name(), text, old.parents(), old.files());
  }
}
