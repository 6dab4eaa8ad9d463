package levante.web.rest.im;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.change.ChangeUseCases;
import levante.provisioner.change.Edit;
import levante.provisioner.change.EditInfrastructure;
import levante.provisioner.change.OrderMachines;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.plan.ManagedMachine;
import levante.tosca.TemplateSource;
import levante.web.radl.Radl;
import levante.web.radl.RadlSection;
import levante.web.radl.RadlTemplate;
import levante.web.rest.im.form.ImBody;
import levante.web.rest.im.form.TemplateMerge;
import levante.web.security.Caller;

/** What IM's clients add to an infrastructure: TOSCA that is merged into its own, or RADL. */
@RequestScoped
public class ImAddition {
  @Inject private ChangeUseCases changes;
  @Inject private Caller caller;

  /**
   * Makes it so and gives the new machines. Where nothing differs, all that run are configured
   * anew, as IM does.
   */
  List<ManagedMachine> to(Infrastructure infrastructure, ImBody body, boolean configures) {
    return body.match(
        tosca -> edited(infrastructure, tosca.template(), configures),
        radl -> deployed(infrastructure, radl.radl()));
  }

  private List<ManagedMachine> edited(
      Infrastructure infrastructure, TemplateSource template, boolean configures) {
    TemplateSource merged = TemplateMerge.of(infrastructure.template(), template);
    EditInfrastructure.Edited edited =
        changes
            .edit()
            .edit(
                infrastructure.id(),
                caller.owner(),
                new Edit(merged, Map.of(), Edit.Counts.AS_WRITTEN));
    boolean changesNothing = edited.changes().isEmpty();
    if (changesNothing && configures && OrderMachines.canBeReconfigured(infrastructure)) {
      changes.order().reconfigure(infrastructure.id(), caller.owner(), List.of(), "");
    }
    return edited.added();
  }

  private List<ManagedMachine> deployed(Infrastructure infrastructure, Radl radl) {
    List<RadlSection> fresh =
        radl.of(RadlSection.Kind.SYSTEM).stream()
            .filter(system -> !system.isReference())
            .filter(system -> infrastructure.aim().pool(system.id()).isEmpty())
            .toList();
    List<ManagedMachine> added = new ArrayList<>();
    if (!fresh.isEmpty()) {
      added.addAll(
          changes
              .edit()
              .edit(
                  infrastructure.id(),
                  caller.owner(),
                  new Edit(
                      RadlTemplate.of(joined(infrastructure, radl, fresh)),
                      Map.of(),
                      Edit.Counts.WHERE_CHANGED))
              .added());
    }
    Map<String, Integer> more = new TreeMap<>();
    radl.deploys().stream()
        .filter(deploy -> fresh.stream().noneMatch(one -> one.id().equals(deploy.system())))
        .forEach(deploy -> more.merge(deploy.system(), deploy.machines(), Math::addExact));
    if (!more.isEmpty()) {
      added.addAll(changes.machines().add(infrastructure.id(), caller.owner(), more));
    }
    return List.copyOf(added);
  }

  /** The infrastructure's own RADL with the new systems and what belongs to them. */
  private static Radl joined(Infrastructure infrastructure, Radl more, List<RadlSection> fresh) {
    Optional<Radl> own = RadlTemplate.origin(infrastructure.template());
    if (own.isEmpty()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "%s is described in TOSCA: a new system '%s' has to come as TOSCA too"
              .formatted(infrastructure.id(), fresh.get(0).id()));
    }
    List<RadlSection> sections = new ArrayList<>(own.get().sections());
    sections.addAll(fresh);
    more.of(RadlSection.Kind.NETWORK).stream()
        .filter(network -> !network.isReference())
        .filter(network -> own.get().network(network.id()).isEmpty())
        .forEach(sections::add);
    List<Radl.Recipe> recipes = new ArrayList<>(own.get().recipes());
    recipes.addAll(more.recipes());
    List<Radl.Deploy> deploys = new ArrayList<>(own.get().deploys());
    more.deploys().stream()
        .filter(deploy -> fresh.stream().anyMatch(one -> one.id().equals(deploy.system())))
        .forEach(deploys::add);
    return new Radl(sections, recipes, deploys, own.get().contextualize().or(more::contextualize));
  }
}
