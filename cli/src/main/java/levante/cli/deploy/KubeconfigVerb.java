package levante.cli.deploy;

import java.util.List;
import java.util.Map;
import levante.cli.client.InfrastructureView;
import levante.cli.client.InfrastructureView.Cluster;
import levante.cli.client.deploy.DeployClient;
import levante.cli.failure.CliFailure;
import levante.cli.kube.KubeconfigFile;
import levante.cli.reach.Asked;
import levante.cli.reach.Reached;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.words.Option;

/** {@code kubeconfig ID [CLUSTER]}: what kubectl needs. */
final class KubeconfigVerb {
  private static final String MERGE = "--merge";
  private static final String SWITCH = "--switch";

  private KubeconfigVerb() {}

  static ServerVerb verb() {
    return new ServerVerb(
        new ServerVerb.Form(
            "kubeconfig",
            "ID [CLUSTER]",
            "Prints what kubectl needs to reach a cluster of an infrastructure, or merges it into"
                + " kubectl's own file: the first of $KUBECONFIG, else ~/.kube/config.",
            List.of(
                Option.flag(
                    MERGE,
                    "Put it there as a context named after the cluster's id. All else stays; the"
                        + " file as it was is kept beside it as FILE.bak."),
                Option.flag(SWITCH, "With --merge: make it kubectl's current context.")),
            List.of("1: or the cluster has none: it is not ready, or of the sandbox")),
        KubeconfigVerb::kubeconfig);
  }

  private static Said kubeconfig(Asked asked) {
    DeployClient client = new DeployClient(asked.server().calls());
    InfrastructureView seen = client.get(asked.operand(0));
    List<String> words = asked.words().operands();
    String cluster = cluster(seen, words.subList(1, words.size()));
    String text = client.kubeconfig(seen.id(), cluster);
    if (!asked.words().has(MERGE)) {
      return Said.of(text.lines().toList(), Map.of("cluster", cluster, "kubeconfig", text));
    }
    KubeconfigFile file = KubeconfigFile.ofPerson(System.getenv(), Reached.home(System.getenv()));
    KubeconfigFile.Merged merged = file.merge(cluster, text, asked.words().has(SWITCH));
    return Said.of(
        List.of(
            "context %s is in %s".formatted(cluster, merged.file()),
            merged.current()
                ? "it is kubectl's current context"
                : "to use it: kubectl --context %s, or kubectl config use-context %s"
                    .formatted(cluster, cluster)),
        Map.of("context", cluster, "file", merged.file().toString(), "current", merged.current()));
  }

  private static String cluster(InfrastructureView seen, List<String> named) {
    List<Cluster> all =
        seen.clusters().stream()
            .filter(
                one -> named.isEmpty() || named.contains(one.id()) || named.contains(one.name()))
            .toList();
    if (all.size() == 1) {
      return all.get(0).id();
    }
    throw new CliFailure(
        CliFailure.USAGE,
        "which cluster? there are: "
            + String.join(", ", seen.clusters().stream().map(Cluster::id).toList()));
  }
}
