package levante.web.page.catalogue;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.infrastructure.CreateInfrastructure;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.infrastructure.PlanInfrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.Plan;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import levante.tosca.model.Topology;
import levante.tosca.parse.ProblemCode;
import levante.web.error.ErrorBody.Problem;
import levante.web.language.Say;
import levante.web.page.catalogue.Filling.CloudChoice;
import levante.web.page.choice.Choice;
import levante.web.page.choice.ChoiceAsked;
import levante.web.page.choice.ChoicePage;
import levante.web.page.choice.ChoicePage.About;
import levante.web.page.choice.Choices;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.plan.PlanView;
import levante.web.page.plan.Quotas;
import levante.web.page.plan.TopologyParts;

/** The steps from a template to an infrastructure, each with the page that follows it. */
@Dependent
public class Walk {
  private static final String OFFERS = "choice/page.jte";

  @Inject private Designs designs;
  @Inject private Wishes wishes;
  @Inject private TemplateCompiler compiler;
  @Inject private PlanInfrastructure planInfrastructure;
  @Inject private CreateInfrastructure createInfrastructure;
  @Inject private Quotas quotas;

  /** A text was brought: its problems, or its form. Inputs are asked for later. */
  Page brought(Frame frame, String text) {
    Filling filling = Filling.own(text);
    return Attempt.at(() -> designs.of(filling))
        .match(
            design -> checked(frame, design, filling),
            refusal ->
                Page.of(
                        "catalogue/own.jte",
                        new OwnPage(frame, text, Optional.of(refusal), refusal.problems()))
                    .refusing(Optional.of(refusal)));
  }

  private Page checked(Frame frame, Design design, Filling filling) {
    List<Problem> problems = problems(compiler.compile(design.source(), Map.of()));
    return problems.stream().anyMatch(Walk::isFault)
        ? Page.of(
            "catalogue/own.jte", new OwnPage(frame, filling.text(), Optional.empty(), problems))
        : form(frame, design, filling, Optional.empty());
  }

  private static boolean isFault(Problem problem) {
    return problem.severity().equals("error")
        && !problem.code().equals(ProblemCode.MISSING_INPUT.name());
  }

  private static List<Problem> problems(Compilation compilation) {
    return compilation
        .match(Compilation.Compiled::warnings, Compilation.Rejected::problems)
        .stream()
        .map(Problem::of)
        .toList();
  }

  /** The form of another one like that infrastructure. */
  Page like(Frame frame, InfrastructureId id) {
    return form(frame, wishes.like(id));
  }

  /** The form again, with what was typed. */
  Page form(Frame frame, Filling filling) {
    return form(frame, designs.of(filling), filling, Optional.empty());
  }

  private Page form(Frame frame, Design design, Filling filling, Optional<Refusal> refusal) {
    return Page.of(
            "catalogue/form.jte", FormPage.of(frame, design, filling, wishes.clouds(), refusal))
        .refusing(refusal);
  }

  /** What the chosen cloud has for a field; or the form, with what was chosen of it. */
  Page choice(Frame frame, Filling filling, ChoiceAsked asked) {
    Design design = designs.of(filling);
    Choices choices = Choices.of(design.source(), design.form());
    if (asked.picked().isPresent()) {
      Filling filled = filling.with(choices.taken(filling.values(), asked.picked().get()));
      return form(frame, design, filled, Optional.empty());
    }
    Choice choice =
        choices
            .at(asked.field())
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.INVALID_REQUEST, "nothing is searched for this field"));
    return offers(frame, about(design.title(), filling), filling.cloud(), choice, asked);
  }

  private About about(String title, Filling filling) {
    CloudChoice cloud = wishes.sealed(filling, "").cloud();
    String words =
        cloud.sealed().isBlank()
            ? Say.of("the sandbox")
            : Say.of("the cloud of the lines you gave");
    return new About(
        filling.base(),
        title,
        cloud.stored().isBlank() ? words : cloud.stored(),
        cloud.stored(),
        cloud.sealed());
  }

  /** A cloud that does not answer says so beside the field, and the form goes on. */
  private Page offers(
      Frame frame, About about, CloudChoice cloud, Choice choice, ChoiceAsked asked) {
    return Attempt.at(() -> ChoicePage.of(frame, about, choice, asked, wishes.cloud(cloud)))
        .match(
            found -> Page.of(OFFERS, found),
            refusal ->
                Page.of(OFFERS, ChoicePage.refused(frame, about, choice, asked, refusal))
                    .refusing(
                        Optional.of(refusal)
                            .filter(one -> one.code().equals(ErrorCode.CLOUD_NOT_FOUND.name()))));
  }

  /** The plan, or the form with what is wrong. Nothing is kept. */
  Page plan(Frame frame, Filling filling) {
    Design design = designs.of(filling);
    Filling keyed = wishes.sealed(filling, UUID.randomUUID().toString());
    return Attempt.at(() -> planned(frame, design, keyed))
        .match(
            plan -> Page.of("catalogue/plan.jte", plan),
            refusal -> form(frame, design, keyed, Optional.of(refusal)));
  }

  private PlanPage planned(Frame frame, Design design, Filling filling) {
    NewInfrastructure wish = wishes.of(design, filling);
    Compilation compilation = compiler.compile(wish.template(), wish.inputs());
    Topology topology = compilation.orThrow();
    Plan plan = planInfrastructure.of(wish);
    return new PlanPage(
        frame,
        design.title(),
        filling,
        PlanView.of(plan),
        TopologyParts.drawn(topology),
        quotas.of(plan, wish.credentials()),
        problems(compilation),
        plan.unserved().isEmpty() || wish.isRehearsal());
  }

  /** The infrastructure; the same form again leads to the same one. */
  Page deploy(Frame frame, Filling filling) {
    Design design = designs.of(filling);
    return Attempt.at(() -> createInfrastructure.from(wishes.of(design, filling)))
        .match(
            made -> Page.to("/infrastructures/" + made.id()),
            refusal -> form(frame, design, filling, Optional.of(refusal)));
  }
}
