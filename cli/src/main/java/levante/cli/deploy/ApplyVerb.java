package levante.cli.deploy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.cli.client.InfrastructureView;
import levante.cli.client.PlanView;
import levante.cli.client.deploy.DeployClient;
import levante.cli.client.deploy.EditView;
import levante.cli.client.deploy.Sending;
import levante.cli.client.json.Json;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Asked;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.reach.Waiting;
import levante.cli.template.TemplateReader;
import levante.cli.words.Option;

/** {@code apply FILE}: a new infrastructure, or with {@code --to ID} another form of one. */
final class ApplyVerb {
  private static final String TO = "--to";
  private static final String KEY = "--key";
  private static final String TTL = "--ttl";

  /** How often the very same may have been made and destroyed. */
  private static final int MOST_LIVES = 1000;

  private final Asked asked;
  private final DeployClient client;
  private final Sending template;

  private ApplyVerb(Asked asked) {
    this.asked = asked;
    this.client = new DeployClient(asked.server().calls());
    this.template =
        PlanVerb.template(
            asked,
            asked.words().has(TO) ? TemplateReader.Purpose.CHANGE : TemplateReader.Purpose.MAKE);
  }

  static ServerVerb verb() {
    List<Option> options =
        new ArrayList<>(
            TemplateReader.options(
                Option.valued(TO, "ID", "Change this infrastructure instead of making one."),
                Option.valued(
                    KEY,
                    "NAME",
                    "The same name is the same infrastructure. Default: made of the template and"
                        + " its inputs, so that a repeat makes nothing twice."),
                Option.valued(TTL, "DURATION", "Let a new one end so long after now (PT8H, P2D)."),
                Option.flag(Asked.YES, "Do not ask.")));
    options.addAll(Waiting.options("it is configured and its clusters are ready", "60m"));
    return new ServerVerb(
        new ServerVerb.Form(
            "apply",
            "FILE",
            "Makes the infrastructure that a template describes, or changes one, after showing what"
                + " that means.",
            options,
            List.of(
                "1: or the template has an error, or the answer was not yes",
                "5: it is not configured by the --timeout; it goes on")),
        asked -> new ApplyVerb(asked).apply());
  }

  private Said apply() {
    Optional<String> id = asked.words().value(TO);
    if (id.isPresent() && (asked.words().has(KEY) || asked.words().has(TTL))) {
      throw new CliFailure(
          CliFailure.USAGE, "--key and --ttl are of new infrastructures, --to is of one that is");
    }
    String made = id.isPresent() ? change(id.get()) : create();
    if (asked.words().has(Waiting.WAIT)) {
      Progress.until(asked, client, made, this::isDone);
    }
    String text = client.text(made);
    InfrastructureView now = Json.read(text, new TypeReference<>() {});
    return new Said(List.of("infrastructure %s is %s".formatted(made, now.state())), text, 0);
  }

  /** An edit is not seen in the state before the next look of the server, but in the plan. */
  private boolean isDone(InfrastructureView seen) {
    return seen.configured()
        && (!asked.words().has(TO)
            || client.editPlan(seen.id(), template).plan().steps().isEmpty());
  }

  private String change(String id) {
    EditView edit = client.editPlan(id, template);
    asked.tell(PlanText.lines(edit));
    if (!edit.changes().isEmpty()) {
      asked.confirm("Change " + id + " so?");
    }
    client.edit(id, template);
    return id;
  }

  private String create() {
    PlanView plan = Json.read(client.planText(template), new TypeReference<>() {});
    asked.tell(PlanText.lines(plan));
    asked.tell(PlanText.quotas(plan, client));
    asked.confirm("Make this?");
    List<String> before =
        asked.client().infrastructures().stream().map(InfrastructureView::id).toList();
    InfrastructureView made = submitted();
    if (before.contains(made.id())) {
      asked.tell("%s was made of this before; nothing is made twice".formatted(made.id()));
      requireSame(made.id());
    }
    return made.id();
  }

  /** What was made of this template and has ended is not brought back; its next life is made. */
  private InfrastructureView submitted() {
    String key = asked.words().value(KEY).orElseGet(template::digest);
    for (int life = 1; ; life++) {
      try {
        return client.create(template, "cli-%s-%d".formatted(key, life), asked.words().value(TTL));
      } catch (CliFailure refused) {
        if (!refused.isRefusal("ALREADY_EXISTS") || life == MOST_LIVES) {
          throw refused;
        }
      }
    }
  }

  private void requireSame(String id) {
    EditView edit = client.editPlan(id, template);
    if (!edit.changes().isEmpty()) {
      asked.tell(PlanText.lines(edit));
      throw new CliFailure("it is not as the template says; change it with --to " + id);
    }
  }
}
