package levante.cli.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import levante.cli.client.InfrastructureView;
import levante.cli.client.deploy.DeployClient;
import levante.cli.client.deploy.ScaledView;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Asked;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.reach.Waiting;

/** {@code scale ID NODE_TEMPLATE COUNT}. */
final class ScaleVerb {
  private static final Set<String> SETTLED = Set.of("configured", "deleting");

  private ScaleVerb() {}

  static ServerVerb verb() {
    return new ServerVerb(
        new ServerVerb.Form(
            "scale",
            "ID NODE_TEMPLATE COUNT",
            "Wants exactly so many machines of a node template. Of a cluster, a worker that goes is"
                + " emptied before; the newest go first. Where scaling is automatic it goes on from"
                + " there.",
            Waiting.options("those that come are configured and those that go are gone", "60m"),
            List.of("5: it is not so by the --timeout; it goes on")),
        ScaleVerb::scale);
  }

  private static Said scale(Asked asked) {
    DeployClient client = new DeployClient(asked.server().calls());
    String id = asked.operand(0);
    String nodeTemplate = asked.operand(1);
    int count = count(asked.operand(2));
    ScaledView scaled = client.scale(id, nodeTemplate, count);
    List<String> lines = new ArrayList<>();
    scaled.added().forEach(name -> lines.add("+ " + name));
    scaled.removed().forEach(name -> lines.add("- " + name));
    lines.add("%s of %s has %d machines wanted".formatted(nodeTemplate, id, count));
    if (asked.words().has(Waiting.WAIT)) {
      Progress.until(asked, client, id, seen -> isDone(seen, nodeTemplate, scaled));
      lines.add("it is done");
    }
    return Said.of(lines, scaled);
  }

  /** Where scaling is automatic, the count may be another already: those that were named count. */
  private static boolean isDone(InfrastructureView seen, String nodeTemplate, ScaledView scaled) {
    List<InfrastructureView.Machine> machines = seen.machinesOf(nodeTemplate);
    return seen.configured()
        && machines.stream()
            .filter(one -> scaled.added().contains(one.name()))
            .allMatch(one -> SETTLED.contains(one.state()))
        && machines.stream().noneMatch(one -> scaled.removed().contains(one.name()));
  }

  private static int count(String written) {
    if (!written.matches("[0-9]{1,4}")) {
      throw new CliFailure(CliFailure.USAGE, "'%s' is no count from 0 to 9999".formatted(written));
    }
    return Integer.parseInt(written);
  }
}
