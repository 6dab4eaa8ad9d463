package levante.cli.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.cli.client.InfrastructureView;
import levante.cli.client.LeftoversView;
import levante.cli.client.deploy.DeployClient;
import levante.cli.reach.Asked;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.reach.Waiting;
import levante.cli.words.Option;

/** {@code destroy ID}: its end, until nothing is left of it. */
final class DestroyVerb {
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private DestroyVerb() {}

  static ServerVerb verb() {
    List<Option> options = new ArrayList<>();
    options.add(Option.flag(Asked.YES, "Do not ask."));
    options.addAll(Waiting.options("nothing is left of it", "30m"));
    return new ServerVerb(
        new ServerVerb.Form(
            "destroy",
            "ID",
            "Ends an infrastructure with all that is in it, after listing what goes.",
            options,
            List.of(
                "1: or the answer was not yes",
                "5: something is left by the --timeout; it goes on")),
        DestroyVerb::destroy);
  }

  private static Said destroy(Asked asked) {
    DeployClient client = new DeployClient(asked.server().calls());
    String id = asked.operand(0);
    LeftoversView before = client.leftovers(id);
    Optional<InfrastructureView> standing = client.find(id);
    if (standing.isPresent()) {
      asked.tell(
          "%s (%s), with:".formatted(id, standing.get().name() + ", " + standing.get().state()));
      asked.tell(listed(before));
      asked.confirm("Destroy all of this?");
      client.destroy(id);
    }
    LeftoversView left =
        asked.words().has(Waiting.WAIT) ? untilNothing(asked, client, id) : client.leftovers(id);
    return Said.of(said(id, left), left);
  }

  private static LeftoversView untilNothing(Asked asked, DeployClient client, String id) {
    return Waiting.until(
        asked.server().patience(),
        Waiting.limit(asked.words(), LIMIT),
        () ->
            Optional.of(client.leftovers(id))
                .filter(left -> left.count() == 0 && client.find(id).isEmpty()),
        () -> said(id, client.leftovers(id)));
  }

  private static String said(String id, LeftoversView left) {
    return left.count() == 0
        ? "nothing is left of " + id
        : "%s is being destroyed; left: %s".formatted(id, String.join(", ", kinds(left)));
  }

  private static List<String> kinds(LeftoversView left) {
    List<String> kinds = new ArrayList<>();
    kind(kinds, left.machines(), "machine");
    kind(kinds, left.nodes(), "node");
    kind(kinds, left.storages(), "storage");
    kind(kinds, left.jobs(), "job");
    kind(kinds, left.objects(), "object");
    return kinds;
  }

  private static void kind(List<String> kinds, List<String> names, String word) {
    if (!names.isEmpty()) {
      kinds.add("%d %s%s".formatted(names.size(), word, names.size() == 1 ? "" : "s"));
    }
  }

  private static List<String> listed(LeftoversView left) {
    List<String> lines = new ArrayList<>();
    left.machines().forEach(one -> lines.add("  - machine " + one));
    left.nodes().forEach(one -> lines.add("  - node " + one));
    left.storages().forEach(one -> lines.add("  - storage %s, with its objects".formatted(one)));
    left.jobs().forEach(one -> lines.add("  - job " + one));
    left.objects().forEach(one -> lines.add("  - " + one));
    return lines;
  }
}
