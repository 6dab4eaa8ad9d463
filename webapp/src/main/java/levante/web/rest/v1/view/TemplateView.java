package levante.web.rest.v1.view;

import java.util.List;
import java.util.Optional;
import levante.tosca.catalog.Catalogue;

/**
 * One card of the catalogue.
 *
 * @param parents ids of what it is added to; empty for one that stands alone
 * @param children ids of what may be added to it
 */
public record TemplateView(
    String id,
    String title,
    String description,
    Optional<String> icon,
    List<String> tags,
    List<String> parents,
    List<String> children) {
  /** The card of an entry. */
  public static TemplateView of(Catalogue.Entry entry) {
    return new TemplateView(
        entry.id(),
        entry.title(),
        entry.description(),
        entry.form().icon(),
        entry.form().tags(),
        entry.parents(),
        entry.children());
  }
}
