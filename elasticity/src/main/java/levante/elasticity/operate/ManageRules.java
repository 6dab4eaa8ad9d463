package levante.elasticity.operate;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.rules.InForce;
import levante.elasticity.rules.RuleBook;
import levante.elasticity.rules.RuleSentences;
import levante.elasticity.rules.ScalingRules;
import levante.elasticity.rules.StoredRules;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;

/**
 * The scaling rules of clusters: shown, planned, written and taken away. Every method about one
 * throws CLUSTER_NOT_FOUND when it is none that is scaled now.
 */
public final class ManageRules {
  private final ScalingPorts ports;
  private final RuleBook book;
  private final Clock clock;
  private final Runnable wake;

  /**
   * Over these clusters.
   *
   * @param ports whose clusters are as their templates say
   * @param wake wakes the loop
   */
  public ManageRules(ScalingPorts ports, RuleBook book, Clock clock, Runnable wake) {
    this.ports = ports;
    this.book = book;
    this.clock = clock;
    this.wake = wake;
  }

  /** A cluster's rules, and what of them holds now. */
  public RulesShown of(ClusterId id) {
    ElasticCluster cluster = ports.clusters().of(id);
    Optional<StoredRules> stored = book.ledger().of(id);
    ScalingRules rules = ScalingRules.NONE;
    Optional<String> trouble = Optional.empty();
    try {
      rules = stored.map(one -> book.reader().read(one.text())).orElse(rules);
    } catch (LevanteException unreadable) {
      trouble = Optional.of(unreadable.getMessage());
    }
    return new RulesShown(id, stored, trouble, now(rules), cluster.pools(), book.serverPolicy());
  }

  /** What rules of that text would change; INVALID_REQUEST with all that is wrong with it. */
  public RulesChange plan(ClusterId id, String text) {
    return change(of(id), book.reader().read(text, ports.clusters().of(id).pools()));
  }

  /** What it would change to have no rules. */
  public RulesChange planRemoval(ClusterId id) {
    return change(of(id), ScalingRules.NONE);
  }

  /**
   * Writes rules over those of that version, 0 for none. They hold at once. INVALID_REQUEST with
   * all that is wrong with the text, STALE_WRITE when there are others than those that were read.
   */
  public RulesShown write(ClusterId id, String text, OwnerId by, long version) {
    book.reader().read(text, ports.clusters().of(id).pools());
    book.ledger()
        .write(
            new StoredRules(
                id, text, by.value(), clock.instant().truncatedTo(ChronoUnit.MICROS), version + 1));
    wake.run();
    return of(id);
  }

  /** Takes rules of that version away; the template's bounds and the server's policy hold again. */
  public void remove(ClusterId id, long version) {
    book.ledger().remove(ports.clusters().of(id).id(), version);
    wake.run();
  }

  /**
   * Forgets the rules of clusters that are no more.
   *
   * @param clusters all that there are, in any state; asked for only when there are rules, and
   *     after these were looked at, so that none of a new cluster's is taken for one that is left
   *     over
   */
  public void keepOnly(Supplier<Set<ClusterId>> clusters) {
    List<StoredRules> all = book.ledger().all();
    if (all.isEmpty()) {
      return;
    }
    Set<ClusterId> there = clusters.get();
    all.stream()
        .filter(one -> !there.contains(one.cluster()))
        .forEach(one -> book.ledger().remove(one.cluster(), one.version()));
  }

  private InForce now(ScalingRules rules) {
    return rules.at(clock.instant());
  }

  private RulesChange change(RulesShown shown, ScalingRules rules) {
    InForce then = now(rules);
    List<String> before = shown.sentences();
    List<String> after = RuleSentences.of(then, shown.pools(), book.serverPolicy());
    return new RulesChange(
        without(before, after::contains),
        without(after, before::contains),
        atOnce(shown, then),
        RuleSentences.next(then));
  }

  private static List<String> without(List<String> some, Predicate<String> others) {
    return some.stream().filter(one -> !others.test(one)).toList();
  }

  private List<String> atOnce(RulesShown shown, InForce then) {
    List<SuppliedNode> supplied;
    try {
      supplied = ports.supply().supplied(shown.cluster());
    } catch (LevanteException unseen) {
      return List.of("What it means for the nodes there are is not known now.");
    }
    List<String> told = new ArrayList<>();
    for (NodePool pool : shown.pools()) {
      long live = supplied.stream().filter(one -> isLive(one, pool)).count();
      NodePool now = then.on(pool);
      if (live < now.min()) {
        told.add("Nodes are ordered of pool %s: %d.".formatted(pool.name(), now.min() - live));
      } else if (live > now.max()) {
        told.add(
            "Nodes of pool %s get no more work and go when theirs has ended: %d of %d."
                .formatted(pool.name(), live - now.max(), live));
      }
    }
    then.eurPerHour().ifPresent(most -> spending(shown.pools(), supplied, most, told));
    return told;
  }

  private static boolean isLive(SuppliedNode node, NodePool pool) {
    return node.live() && node.pool().equals(pool.name());
  }

  private static void spending(
      List<NodePool> pools, List<SuppliedNode> supplied, BigDecimal most, List<String> told) {
    BigDecimal spent = BigDecimal.ZERO;
    for (NodePool pool : pools) {
      long nodes = supplied.stream().filter(one -> one.pool().equals(pool.name())).count();
      spent = spent.add(pool.eurPerHour().multiply(BigDecimal.valueOf(nodes)));
      if (pool.eurPerHour().signum() == 0) {
        told.add(
            "Nobody knows a price of pool %s: under a ceiling no more of it is ordered."
                .formatted(pool.name()));
      }
    }
    if (spent.compareTo(most) > 0) {
      told.add(
          "The nodes there are cost %s EUR/h: they stay, and no more is ordered."
              .formatted(spent.toPlainString()));
    }
  }
}
