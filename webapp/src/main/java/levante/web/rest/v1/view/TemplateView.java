package levante.web.rest.v1.view;

import java.util.List;
import java.util.Optional;
import levante.tosca.catalog.BroughtForms;
import levante.tosca.catalog.Catalogue;
import levante.tosca.catalog.Form;

/**
 * One card of the catalogue, or of what somebody brought.
 *
 * @param id in the catalogue
 * @param parents ids of what it is added to; empty for one that stands alone
 * @param children ids of what may be added to it
 */
public record TemplateView(
    Optional<String> id,
    String title,
    String description,
    Optional<String> icon,
    List<String> tags,
    List<String> parents,
    List<String> children) {
  /** The card of an entry. */
  public static TemplateView of(Catalogue.Entry entry) {
    return new TemplateView(
        Optional.of(entry.id()),
        entry.title(),
        entry.description(),
        entry.form().icon(),
        entry.form().tags(),
        entry.parents(),
        entry.children());
  }

  /** The card of a template that somebody brought. */
  public static TemplateView of(BroughtForms.Brought brought) {
    Form form = brought.form();
    return new TemplateView(
        Optional.empty(),
        form.title(),
        form.description(),
        form.icon(),
        form.tags(),
        brought.parents(),
        brought.children());
  }
}
