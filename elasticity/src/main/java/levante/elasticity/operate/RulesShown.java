package levante.elasticity.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.rules.InForce;
import levante.elasticity.rules.RuleSentences;
import levante.elasticity.rules.StoredRules;
import levante.kernel.ClusterId;

/**
 * The scaling rules of a cluster as a person sees them.
 *
 * @param stored as they were written; empty when there are none
 * @param trouble why they cannot be read any more, so that nothing is decided; empty when they can
 * @param inForce what holds now; what holds without any rule when they cannot be read
 * @param pools as the template says
 * @param serverPolicy the name of the policy where rules name none
 */
public record RulesShown(
    ClusterId cluster,
    Optional<StoredRules> stored,
    Optional<String> trouble,
    InForce inForce,
    List<NodePool> pools,
    String serverPolicy) {
  private static final int MOST_TO_COME = 5;

  public RulesShown {
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(stored, "stored");
    Objects.requireNonNull(trouble, "trouble");
    Objects.requireNonNull(inForce, "inForce");
    pools = List.copyOf(pools);
  }

  /** What holds now, in sentences. */
  public List<String> sentences() {
    return sentences(inForce);
  }

  /** What holds then, in sentences. */
  public List<String> sentences(InForce then) {
    return trouble.isPresent()
        ? List.of("The rules cannot be read, so nothing is decided: " + trouble.get())
        : RuleSentences.of(then, pools, serverPolicy);
  }

  /** What comes next, in sentences; empty when nothing does. */
  public List<String> next() {
    return RuleSentences.next(inForce);
  }

  /** What holds after that, one after the other, a few of them. */
  public List<InForce> toCome() {
    List<InForce> toCome = new ArrayList<>();
    Optional<InForce> next = inForce.next();
    while (next.isPresent() && toCome.size() < MOST_TO_COME) {
      toCome.add(next.get());
      next = next.get().next();
    }
    return toCome;
  }
}
