package levante.web.page.elasticity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import levante.elasticity.Elasticity;
import levante.elasticity.cluster.Resources;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.operate.ClusterStatus;
import levante.elasticity.operate.NodeStatus;
import levante.elasticity.operate.PoolStatus;
import levante.elasticity.operate.RulesShown;
import levante.elasticity.request.RoomRequest;
import levante.elasticity.state.NodeState;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.web.board.ModuleDashboard;
import levante.web.language.Say;
import levante.web.page.Words;
import levante.web.page.elasticity.ScalingDetails.ActLine;
import levante.web.page.elasticity.ScalingDetails.NodeLine;
import levante.web.page.elasticity.ScalingDetails.PoolLine;
import levante.web.page.elasticity.ScalingDetails.RoomLine;
import levante.web.page.elasticity.ScalingDetails.RuleLines;
import levante.web.rest.v1.OwnedClusters;
import levante.web.view.Status;

/** Reads what the pages of elastic clusters show. */
@Dependent
public class ScalingViews {
  private static final int MOST_DECISIONS = 100;
  private static final int MOST_ROOM = 20;

  @Inject private Elasticity elasticity;
  @Inject private DecisionJournal journal;
  @Inject private OwnedClusters clusters;
  @Inject private Clock clock;

  /** All of an owner's clusters that are scaled. */
  List<ScalingDetails> all(OwnerId owner) {
    List<ClusterId> scaled = elasticity.showNodes().scaled();
    return clusters.of(owner, Optional.empty()).stream()
        .map(ProvisionedCluster::id)
        .filter(scaled::contains)
        .map(id -> details(status(id)))
        .toList();
  }

  /** CLUSTER_NOT_FOUND when it is another's or is not scaled. */
  ClusterId id(String cluster, OwnerId owner) {
    return clusters.get(cluster, owner).id();
  }

  /** How it is now; CLUSTER_NOT_FOUND when it is not scaled. */
  ClusterStatus status(ClusterId id) {
    return elasticity.showNodes().status(id);
  }

  ScalingDetails details(ClusterStatus status) {
    ClusterId id = status.cluster();
    return new ScalingDetails(
        id.value(),
        status.unseen(),
        status.nodes().stream().map(ScalingViews::node).toList(),
        status.pools().stream().map(ScalingViews::pool).toList(),
        journal.recent(id, MOST_DECISIONS).stream().map(ModuleDashboard::decision).toList(),
        elasticity.showNodes().acts(id).stream()
            .map(act -> new ActLine(act.at(), "%s: %s".formatted(act.by(), act.text())))
            .toList(),
        elasticity.room().recent(id).stream().limit(MOST_ROOM).map(ScalingViews::room).toList(),
        rules(id));
  }

  private static RoomLine room(RoomRequest request) {
    RoomRequest.Wanted wanted = request.wanted();
    return new RoomLine(
        request.id(),
        wanted.each().asMap().entrySet().stream()
            .map(one -> one.getKey() + " " + one.getValue())
            .collect(Collectors.joining(", ")),
        request.there(),
        wanted.count(),
        new Status(
            switch (request.state()) {
              case WAITING -> Status.Tone.BUSY;
              case SERVED -> Status.Tone.GOOD;
              case EXPIRED -> Status.Tone.BAD;
              case ENDED, WITHDRAWN -> Status.Tone.IDLE;
            },
            request.state().name().toLowerCase(Locale.ROOT)),
        request.isOpen(),
        request.until());
  }

  private RuleLines rules(ClusterId id) {
    RulesShown shown = elasticity.rules().of(id);
    return new RuleLines(shown.stored().isPresent(), shown.sentences(), shown.next());
  }

  NodeGraph graph(ClusterStatus status, Span span) {
    ClusterId id = status.cluster();
    Instant to = clock.instant();
    Instant from = to.minus(span.length());
    return NodeGraph.of(
        new NodeGraph.Known(
            elasticity.showNodes().changes(id, from, to),
            elasticity.showNodes().counts(id, from, to),
            status.nodes()),
        from,
        to);
  }

  private static NodeLine node(NodeStatus node) {
    return new NodeLine(
        node.spell().node(),
        node.spell().pool().orElse(Say.of("none")),
        node.spell().pool().isPresent(),
        new Status(tone(node.spell().state()), words(node.spell().state())),
        node.spell().since(),
        share(node, Resources.CPU),
        share(node, Resources.MEMORY),
        node.disabled().map(one -> one.by()));
  }

  private static String share(NodeStatus node, String resource) {
    return Say.of("%s of %s", node.used().get(resource), node.total().get(resource));
  }

  private static Status.Tone tone(NodeState state) {
    return switch (state) {
      case USED -> Status.Tone.GOOD;
      case POW_ON, POW_OFF -> Status.Tone.BUSY;
      case ON_ERR, OFF_ERR -> Status.Tone.BAD;
      case IDLE, OFF, UNKNOWN -> Status.Tone.IDLE;
    };
  }

  private static String words(NodeState state) {
    return switch (state) {
      case POW_ON -> Say.of("coming");
      case POW_OFF -> Say.of("going");
      case ON_ERR -> Say.of("does not go");
      case OFF_ERR -> Say.of("does not come");
      case IDLE, USED, OFF, UNKNOWN -> state.word();
    };
  }

  private static PoolLine pool(PoolStatus pool) {
    Optional<String> trouble =
        pool.failures() == 0
            ? Optional.empty()
            : Optional.of(
                Say.of(
                    "%d failures in a row%s",
                    pool.failures(),
                    pool.askedAgain()
                        .map(at -> Say.of(", asked again at %s", Words.time(at)))
                        .orElse("")));
    return new PoolLine(
        pool.pool().name(), pool.live(), pool.pool().min(), pool.pool().max(), trouble);
  }
}
