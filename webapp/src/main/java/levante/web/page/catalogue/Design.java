package levante.web.page.catalogue;

import java.util.List;
import java.util.Objects;
import levante.tosca.TemplateSource;
import levante.tosca.catalog.Form;

/**
 * A template with what is added to it, and its form.
 *
 * @param additions what may be added to it
 */
record Design(String title, TemplateSource source, Form form, List<Addition> additions) {
  Design {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(form, "form");
    additions = List.copyOf(additions);
  }
}
