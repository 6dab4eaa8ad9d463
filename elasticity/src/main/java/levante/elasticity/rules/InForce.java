package levante.elasticity.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.limit.Limits;
import levante.elasticity.limit.PoolOrder;
import levante.elasticity.policy.Policies;
import levante.elasticity.policy.PolicySettings;

/**
 * What of a cluster's rules holds now.
 *
 * @param window the one that is in force; empty for what holds outside of all
 * @param until when another is, or none; empty when that is not foreseeable
 */
public record InForce(ScalingRules rules, Optional<Window> window, Optional<Instant> until) {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private static final String RULES = "the cluster's general rule";

  /** The policy; empty for the server's. */
  public Optional<PolicySettings> policy() {
    return window.flatMap(Window::policy).or(rules::policy);
  }

  /** What all nodes of the pools may cost by the hour. */
  public Optional<BigDecimal> eurPerHour() {
    return window.flatMap(Window::eurPerHour).or(rules::eurPerHour);
  }

  /** The pool as it may be now, if that is what its template says. */
  public NodePool on(NodePool pool) {
    return boundsOf(pool.name()).on(pool);
  }

  private Bounds boundsOf(String pool) {
    Bounds always = rules.pools().getOrDefault(pool, Bounds.NONE);
    return window
        .map(one -> one.pools().getOrDefault(pool, Bounds.NONE))
        .orElse(Bounds.NONE)
        .or(always);
  }

  /** In which order pools get nodes; what priorities there are count when nothing else is said. */
  public PoolOrder order(List<NodePool> pools) {
    Map<String, Integer> priorities = new TreeMap<>();
    for (NodePool pool : pools) {
      boundsOf(pool.name()).priority().ifPresent(one -> priorities.put(pool.name(), one));
    }
    return rules
        .expander()
        .map(criteria -> new PoolOrder(criteria, priorities))
        .orElseGet(
            () ->
                priorities.isEmpty()
                    ? PoolOrder.DEFAULT
                    : new PoolOrder(PoolOrder.BY_PRIORITY, priorities));
  }

  /** The cluster as the loop is to see it. */
  ElasticCluster on(ElasticCluster cluster) {
    List<NodePool> template = cluster.pools();
    PoolOrder order = order(template);
    return new ElasticCluster(
        cluster.id(),
        cluster.owner(),
        template.stream().map(pool -> on(pool).ranked(order.rankOf(pool, template))).toList(),
        cluster.settings().withLimits(limits(template, order)),
        policy().map(Policies::of));
  }

  private Limits limits(List<NodePool> template, PoolOrder order) {
    Map<String, String> lowered = new TreeMap<>();
    Map<String, String> raised = new TreeMap<>();
    for (NodePool pool : template) {
      NodePool now = on(pool);
      if (now.max() < pool.max()) {
        lowered.put(pool.name(), said(pool, "allows", now.max()));
      }
      if (now.min() > pool.min()) {
        raised.put(pool.name(), said(pool, "wants at least", now.min()));
      }
    }
    return new Limits(
        eurPerHour(),
        rules.life(),
        rules.atOnce(),
        rules.unready(),
        order,
        rules.leastPriority(),
        lowered,
        raised);
  }

  private String said(NodePool pool, String verb, int nodes) {
    return "%s %s %d %s of pool %s%s"
        .formatted(who(), verb, nodes, nodes == 1 ? "node" : "nodes", pool.name(), untilWhen());
  }

  /** Who says so. */
  private String who() {
    return window.map(one -> "the schedule '%s'".formatted(one.name())).orElse(RULES);
  }

  private String untilWhen() {
    return until.map(at -> " until " + spoken(at)).orElse("");
  }

  /** An instant as the clocks show it where the window is told by. */
  public String spoken(Instant at) {
    ZoneId zone = window.map(Window::zone).orElseGet(this::firstZone);
    return CLOCK.format(at.atZone(zone)) + " " + zone.getId();
  }

  private ZoneId firstZone() {
    return rules.schedule().stream().map(Window::zone).findFirst().orElse(ZoneOffset.UTC);
  }

  /** What comes after it; empty when that is not foreseeable. */
  public Optional<InForce> next() {
    return until.map(rules::at);
  }
}
