package levante.oscar.adapter.sandbox.warm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.oscar.pool.WarmPods;

/** The pods of one pool. Guarded by the lock of all pools. */
final class HeldPool {
  private final String prefix;
  private final WarmPods.Pool pool;
  private final List<HeldPod> pods = new ArrayList<>();
  private int size;
  private int made;

  HeldPool(String prefix, WarmPods.Pool pool) {
    this.prefix = prefix;
    this.pool = pool;
  }

  WarmPods.Pool pool() {
    return pool;
  }

  int size() {
    return size;
  }

  /** A copy: they come and go. */
  List<HeldPod> pods() {
    return List.copyOf(pods);
  }

  Optional<WarmShell> shell(String pod) {
    return pods.stream().filter(one -> one.name().equals(pod)).findFirst().flatMap(HeldPod::shell);
  }

  List<WarmShell> shells() {
    return pods.stream().flatMap(pod -> pod.shell().stream()).toList();
  }

  void resize(int wanted, Set<String> first) {
    size = wanted;
    List<HeldPod> there =
        new ArrayList<>(
            pods.stream()
                .filter(HeldPod::isWanted)
                .sorted(Comparator.comparing((HeldPod pod) -> !first.contains(pod.name())))
                .toList());
    while (there.size() > wanted) {
      there.remove(0).unwanted();
    }
    fill();
  }

  private void fill() {
    while (pods.stream().filter(HeldPod::isWanted).count() < size) {
      made++;
      pods.add(new HeldPod("%s-%d".formatted(prefix, made)));
    }
  }

  void forget(HeldPod pod) {
    pods.remove(pod);
    fill();
  }

  boolean isGone() {
    return size == 0 && pods.isEmpty();
  }

  WarmPods.Seen seen() {
    return new WarmPods.Seen(pool.name(), size, pods.stream().map(HeldPod::seen).toList());
  }
}
