package levante.elasticity.rules;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.ElasticClusters;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;

/**
 * Clusters with what their rules say now, so that whoever looks at one, the loop or a person, sees
 * the same. Rules that cannot be read any more let nothing be done: what they forbid is not known.
 */
public final class RuledClusters implements ElasticClusters {
  private final ElasticClusters clusters;
  private final RuleLedger ledger;
  private final RulesReader reader;
  private final Clock clock;
  private final Map<ClusterId, Read> read = new ConcurrentHashMap<>();

  private record Read(StoredRules stored, Optional<ScalingRules> rules, String trouble) {}

  /** Those clusters with these rules. */
  public RuledClusters(
      ElasticClusters clusters, RuleLedger ledger, RulesReader reader, Clock clock) {
    this.clusters = clusters;
    this.ledger = ledger;
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public List<ElasticCluster> all() {
    List<ElasticCluster> all = clusters.all();
    Map<ClusterId, StoredRules> stored =
        ledger.all().stream().collect(Collectors.toMap(StoredRules::cluster, Function.identity()));
    read.keySet().retainAll(stored.keySet());
    return all.stream()
        .map(
            cluster ->
                Optional.ofNullable(stored.get(cluster.id()))
                    .map(rules -> ruled(cluster, rules))
                    .orElse(cluster))
        .toList();
  }

  private ElasticCluster ruled(ElasticCluster cluster, StoredRules stored) {
    Read known =
        read.compute(
            cluster.id(),
            (id, before) -> before != null && before.stored().equals(stored) ? before : of(stored));
    return known
        .rules()
        .map(rules -> rules.at(clock.instant()).on(cluster))
        .orElseGet(() -> held(cluster, known.trouble()));
  }

  private Read of(StoredRules stored) {
    try {
      return new Read(stored, Optional.of(reader.read(stored.text())), "");
    } catch (LevanteException unreadable) {
      return new Read(stored, Optional.empty(), unreadable.getMessage());
    }
  }

  private static ElasticCluster held(ElasticCluster cluster, String trouble) {
    String why = "the scaling rules of the cluster cannot be read: " + trouble;
    return new ElasticCluster(
        cluster.id(),
        cluster.owner(),
        cluster.pools(),
        cluster.settings(),
        Optional.of(settings -> (seen, open, now) -> List.of(Hold.because(why))));
  }
}
