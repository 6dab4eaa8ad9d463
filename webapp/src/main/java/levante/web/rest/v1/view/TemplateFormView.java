package levante.web.rest.v1.view;

import java.util.List;
import levante.tosca.catalog.BroughtForms;
import levante.tosca.catalog.Catalogue;
import levante.tosca.catalog.Form;
import levante.web.error.ErrorBody.Problem;

/**
 * A template with the form that a person fills in.
 *
 * @param diagnostics what is wrong with the metadata that lay the form out; none in the catalogue
 */
public record TemplateFormView(
    TemplateView template, List<Form.Tab> tabs, List<Problem> diagnostics) {
  /** The view of an entry. */
  public static TemplateFormView of(Catalogue.Entry entry) {
    return new TemplateFormView(TemplateView.of(entry), entry.form().tabs(), List.of());
  }

  /** The view of a template that somebody brought. */
  public static TemplateFormView of(BroughtForms.Brought brought) {
    return new TemplateFormView(
        TemplateView.of(brought),
        brought.form().tabs(),
        brought.warnings().stream().map(Problem::of).toList());
  }
}
