package levante.web.page.catalogue;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import levante.kernel.LevanteException;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.catalog.BroughtForms;
import levante.tosca.catalog.Catalogue;
import levante.tosca.catalog.Form;
import levante.web.page.form.Retold;
import levante.web.rest.v1.Templates;
import levante.web.security.Caller;

/** Finds or reads the template that a form is about. */
@Dependent
public class Designs {
  @Inject private Catalogue catalogue;
  @Inject private TemplateCompiler compiler;
  @Inject private Templates templates;
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private Caller caller;

  /**
   * The template with its additions.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND when the one that it shall be like is
   *     another's; TEMPLATE_NOT_FOUND, INVALID_TEMPLATE with its diagnostics when a text cannot be
   *     read at all
   */
  Design of(Filling filling) {
    return filling.isOwn() ? own(filling) : listed(filling);
  }

  private Design own(Filling filling) {
    TemplateSource source =
        filling
            .like()
            .map(id -> findInfrastructures.ever(id, caller.owner()).template())
            .map(old -> Retold.of(old, filling.text()))
            .orElseGet(
                () -> templates.of(filling.text().getBytes(StandardCharsets.UTF_8), List.of()));
    Form form = form(source);
    return new Design(form.title(), source, form, List.of());
  }

  private Design listed(Filling filling) {
    Catalogue.Entry entry = catalogue.entry(filling.base());
    List<Addition> additions =
        entry.children().stream()
            .map(catalogue::entry)
            .map(
                child ->
                    new Addition(
                        child.id(),
                        child.title(),
                        child.description(),
                        filling.additions().contains(child.id())))
            .toList();
    List<String> layers = new ArrayList<>(List.of(entry.id()));
    additions.stream().filter(Addition::chosen).map(Addition::id).forEach(layers::add);
    if (layers.size() == 1) {
      return new Design(entry.title(), catalogue.template(entry.id()), entry.form(), additions);
    }
    String top = layers.remove(layers.size() - 1);
    TemplateSource source = catalogue.template(top, layers);
    return new Design(entry.title(), source, form(source), additions);
  }

  private Form form(TemplateSource source) {
    return new BroughtForms(catalogue, compiler).read(source, Map.of()).form();
  }
}
