package levante.inference.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/** Keeps one detection a face: the best, without those that mean the same. Pure. */
final class Suppression {
  /** Best score first; then by place, so that the order never depends on the input's. */
  private static final Comparator<Detection> BEST_FIRST =
      Comparator.comparingDouble(Detection::score)
          .reversed()
          .thenComparingDouble(found -> found.box().x())
          .thenComparingDouble(found -> found.box().y())
          .thenComparingDouble(found -> found.box().width());

  private Suppression() {}

  /** Non-maximum suppression: drops what is like a better one. */
  static List<Detection> ofAlike(List<Detection> found, double likeness) {
    return keep(found, (better, worse) -> better.box().likeness(worse.box()) >= likeness);
  }

  /** Drops what lies mostly inside a better one, or around it. */
  static List<Detection> ofNested(List<Detection> found, double containment) {
    return keep(found, (better, worse) -> better.box().containment(worse.box()) >= containment);
  }

  private static List<Detection> keep(
      List<Detection> found, BiPredicate<Detection, Detection> meansTheSame) {
    List<Detection> kept = new ArrayList<>();
    for (Detection one : found.stream().sorted(BEST_FIRST).toList()) {
      if (kept.stream().noneMatch(better -> meansTheSame.test(better, one))) {
        kept.add(one);
      }
    }
    return kept;
  }
}
