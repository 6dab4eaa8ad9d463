package levante.elasticity.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.simulate.RunReport;

/**
 * Looks for policies that no other beats in both mean wait and cost: changes those that are not
 * beaten so far, setting by setting, and keeps what is better. The same seed tries the same.
 */
public final class PolicySearch {
  /** Tried side by side; a constant, so that the machine does not decide what is tried. */
  private static final int AT_ONCE = 4;

  /** So often in vain, and all that is near has been tried. */
  private static final int MOST_IN_VAIN = 200;

  private final Function<PolicySettings, RunReport> run;
  private final Random random;
  private final Set<PolicySettings> known = new HashSet<>();
  private final List<Tried> tried = new ArrayList<>();

  /**
   * A search.
   *
   * @param run what comes of a policy; called by several threads
   */
  public PolicySearch(Function<PolicySettings, RunReport> run, long seed) {
    this.run = run;
    this.random = new Random(seed);
  }

  /**
   * Those that no other beats, the shortest wait first.
   *
   * @param from where it begins; these are tried too, and keep their names
   * @param runs so many others are tried at most
   */
  public List<Tried> front(List<PolicySettings> from, int runs) {
    from.forEach(policy -> known.add(nameless(policy)));
    take(from);
    int left = runs;
    while (left > 0) {
      List<PolicySettings> next = variations(Math.min(AT_ONCE, left));
      if (next.isEmpty()) {
        break;
      }
      take(next);
      left -= next.size();
    }
    return front();
  }

  private void take(List<PolicySettings> policies) {
    tried.addAll(
        policies.parallelStream().map(policy -> new Tried(policy, run.apply(policy))).toList());
  }

  private List<PolicySettings> variations(int most) {
    List<PolicySettings> parents =
        front().stream().map(Tried::policy).filter(one -> one.clues().isEmpty()).toList();
    List<PolicySettings> found = new ArrayList<>();
    for (int i = 0; i < MOST_IN_VAIN && found.size() < most && !parents.isEmpty(); i++) {
      PolicySettings child = parents.get(random.nextInt(parents.size()));
      for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
        child = Variation.of(child, random);
      }
      if (known.add(nameless(child))) {
        found.add(child.named("tuned-" + (tried.size() + found.size() + 1)));
      }
    }
    return found;
  }

  // Of those from which the same came, the one that was tried first.
  private List<Tried> front() {
    Map<List<Object>, Tried> front = new LinkedHashMap<>();
    tried.stream()
        .filter(one -> tried.stream().noneMatch(other -> other.dominates(one)))
        .forEach(
            one ->
                front.putIfAbsent(
                    List.of(one.report().meanWaitSeconds(), one.report().machineTime()), one));
    return front.values().stream()
        .sorted(
            Comparator.<Tried>comparingDouble(one -> one.report().meanWaitSeconds())
                .thenComparing(one -> one.report().machineTime()))
        .toList();
  }

  private static PolicySettings nameless(PolicySettings policy) {
    return policy.named("any");
  }
}
