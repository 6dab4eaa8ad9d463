package levante.web.page.edit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.provisioner.change.ChangeUseCases;
import levante.provisioner.change.Edit;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.catalog.BroughtForms;
import levante.tosca.catalog.Catalogue;
import levante.tosca.catalog.Form;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.security.Caller;

/** The steps of a change, each with the page that follows it. */
@Dependent
public class Edits {
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private ChangeUseCases changes;
  @Inject private Catalogue catalogue;
  @Inject private TemplateCompiler compiler;
  @Inject private Caller caller;

  /** The form as the infrastructure is. */
  Page form(Frame frame, InfrastructureId id) {
    return form(frame, Wanted.of(found(id)), Optional.empty());
  }

  /** The form again, with what was typed. */
  Page form(Frame frame, InfrastructureId id, Map<String, List<String>> sent) {
    return form(frame, Wanted.of(found(id), sent), Optional.empty());
  }

  private Page form(Frame frame, Wanted wanted, Optional<Refusal> refusal) {
    return Attempt.at(() -> form(wanted.template()))
        .match(
            form -> page(frame, wanted, form, refusal),
            unreadable ->
                page(frame, wanted, form(found(wanted.id()).template()), Optional.of(unreadable)));
  }

  private static Page page(Frame frame, Wanted wanted, Form form, Optional<Refusal> refusal) {
    return Page.of("infrastructure/edit.jte", EditPage.of(frame, wanted, form, refusal))
        .refusing(refusal);
  }

  /** What it would mean, or the form with what is wrong. Nothing is kept. */
  Page plan(Frame frame, InfrastructureId id, Map<String, List<String>> sent) {
    Wanted wanted = Wanted.of(found(id), sent);
    return Attempt.at(() -> changes.edit().plan(id, caller.owner(), edit(wanted)))
        .match(
            plan -> Page.of("infrastructure/editplan.jte", EditPlanPage.of(frame, wanted, plan)),
            refusal -> form(frame, wanted, Optional.of(refusal)));
  }

  /** Keeps it; to the infrastructure's page. */
  Page edit(Frame frame, InfrastructureId id, Map<String, List<String>> sent) {
    Wanted wanted = Wanted.of(found(id), sent);
    return Attempt.at(() -> changes.edit().edit(id, caller.owner(), edit(wanted)))
        .match(
            edited -> Page.to(wanted.path() + "?done=edited"),
            refusal -> form(frame, wanted, Optional.of(refusal)));
  }

  private Edit edit(Wanted wanted) {
    return new Edit(
        wanted.template(),
        wanted.values().inputs(form(wanted.template())),
        Edit.Counts.WHERE_CHANGED);
  }

  private Form form(TemplateSource template) {
    return new BroughtForms(catalogue, compiler).read(template, Map.of()).form();
  }

  /**
   * The caller's.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND
   */
  private Infrastructure found(InfrastructureId id) {
    return findInfrastructures.get(id, caller.owner());
  }
}
