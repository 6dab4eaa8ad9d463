package levante.cli.deploy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import levante.cli.client.PlanView;
import levante.cli.client.deploy.DeployClient;
import levante.cli.client.deploy.EditView;
import levante.cli.client.deploy.Sending;
import levante.cli.client.json.Json;
import levante.cli.reach.Asked;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.template.TemplateReader;
import levante.cli.words.Terminal;
import levante.cli.words.Words;

/** {@code plan FILE} and {@code diff FILE ID}: what would be; nothing is kept. */
final class PlanVerb {
  private static final int CHANGES = 2;

  private PlanVerb() {}

  static ServerVerb plan() {
    return new ServerVerb(
        new ServerVerb.Form(
            "plan",
            "FILE",
            "Tells what a template will make, at which price, and what the clouds allow. Nothing is"
                + " made.",
            TemplateReader.options(),
            List.of("1: or the template has an error")),
        PlanVerb::plan);
  }

  private static Said plan(Asked asked) {
    Sending template = template(asked, TemplateReader.Purpose.MAKE);
    DeployClient client = new DeployClient(asked.server().calls());
    String text = client.planText(template);
    PlanView plan = Json.read(text, new TypeReference<>() {});
    List<String> lines = new ArrayList<>(PlanText.lines(plan));
    if (!asked.isForProgram()) {
      lines.addAll(PlanText.quotas(plan, client));
    }
    return new Said(lines, text, 0);
  }

  /** The template of the first word; its warnings are told, its errors end the verb. */
  static Sending template(Asked asked, TemplateReader.Purpose purpose) {
    Words words = asked.words();
    Terminal terminal = asked.terminal();
    return new TemplateReader(words, terminal.in())
        .sending(asked.operand(0), purpose, terminal.errColours(), terminal.err()::println);
  }

  static ServerVerb diff() {
    return new ServerVerb(
        new ServerVerb.Form(
            "diff",
            "FILE ID",
            "Tells what an infrastructure would change to become what a template says. Inputs that"
                + " are not given stay. Nothing is changed.",
            TemplateReader.options(),
            List.of("1: or the template has an error", "2: or something would change")),
        PlanVerb::diff);
  }

  private static Said diff(Asked asked) {
    Sending template = template(asked, TemplateReader.Purpose.CHANGE);
    String text = new DeployClient(asked.server().calls()).editPlanText(asked.operand(1), template);
    EditView edit = Json.read(text, new TypeReference<>() {});
    return new Said(PlanText.lines(edit), text, edit.changes().isEmpty() ? 0 : CHANGES);
  }
}
