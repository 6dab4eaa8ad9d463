package levante.web.rest.v1.view;

import java.util.List;
import levante.tosca.catalog.Catalogue;
import levante.tosca.catalog.Form;

/** One template of the catalogue with the form that a person fills in. */
public record TemplateFormView(TemplateView template, List<Form.Tab> tabs) {
  /** The view of an entry. */
  public static TemplateFormView of(Catalogue.Entry entry) {
    return new TemplateFormView(TemplateView.of(entry), entry.form().tabs());
  }
}
