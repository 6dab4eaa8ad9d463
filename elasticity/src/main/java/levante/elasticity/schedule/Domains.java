package levante.elasticity.schedule;

import java.util.HashMap;
import java.util.Map;

/** How many pods there are in each domain of a topology; a domain may be there without any. */
final class Domains {
  private final Map<String, Integer> pods = new HashMap<>();
  private int all;

  /** The domain is there. */
  void open(String domain) {
    pods.putIfAbsent(domain, 0);
  }

  void add(String domain, int count) {
    pods.merge(domain, count, Integer::sum);
    all += count;
  }

  int in(String domain) {
    return pods.getOrDefault(domain, 0);
  }

  boolean none() {
    return all == 0;
  }

  int size() {
    return pods.size();
  }

  boolean knows(String domain) {
    return pods.containsKey(domain);
  }

  /** The least that a domain has; zero without any. */
  int least() {
    return pods.values().stream().mapToInt(Integer::intValue).min().orElse(0);
  }
}
