package levante.elasticity.limit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.elasticity.cluster.NodePool;

/**
 * Which of several pools that could hold a pod gets its node: the first by these criteria, each of
 * which decides where those before it see no difference. What is left is decided by edge, price and
 * name, so that the same look decides the same again.
 *
 * @param priorities of pools, by name; 0 of those that are not named
 */
public record PoolOrder(List<Criterion> criteria, Map<String, Integer> priorities) {
  /** What a pool is preferred for; Cluster Autoscaler calls them expanders. */
  public enum Criterion {
    EDGE_FIRST("edge-first"),
    /** The cheaper node. */
    PRICE("price"),
    /** The new node of which the waiting pods leave the least processors and memory unused. */
    LEAST_WASTE("least-waste"),
    /** The higher number that its owner gave it. */
    PRIORITY("priority");

    private final String word;

    Criterion(String word) {
      this.word = word;
    }

    /** The one that owners write so. */
    public static Optional<Criterion> called(String word) {
      return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** As owners write it. */
    public String word() {
      return word;
    }
  }

  /** What holds where nobody says otherwise. */
  public static final PoolOrder DEFAULT =
      new PoolOrder(List.of(Criterion.EDGE_FIRST, Criterion.PRICE), Map.of());

  /** What holds where pools have priorities, and nobody says more. */
  public static final List<Criterion> BY_PRIORITY =
      List.of(Criterion.PRIORITY, Criterion.EDGE_FIRST, Criterion.PRICE);

  private static final int HUNDRED = 100;

  public PoolOrder {
    criteria = List.copyOf(criteria);
    priorities = Map.copyOf(priorities);
    if (criteria.isEmpty()) {
      throw new IllegalStateException("pools in no order");
    }
  }

  /** Whether it depends on the pods that wait. */
  public boolean weighsWaste() {
    return criteria.contains(Criterion.LEAST_WASTE);
  }

  /** How many of these pools are preferred to that one, whatever pods wait. */
  public int rankOf(NodePool pool, List<NodePool> all) {
    Comparator<NodePool> order = comparing(one -> 0);
    return (int) all.stream().filter(other -> order.compare(other, pool) < 0).count();
  }

  /**
   * The preferred one.
   *
   * @param able those that could have the node, in the order in which the loop sees them
   * @param waste of a new node of a pool, the unused share of its processors and that of its
   *     memory, added
   */
  public Optional<NodePool> best(List<NodePool> able, ToDoubleFunction<NodePool> waste) {
    return able.stream().min(comparing(waste));
  }

  private Comparator<NodePool> comparing(ToDoubleFunction<NodePool> waste) {
    return criteria.stream()
        .map(criterion -> comparing(criterion, waste))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  private Comparator<NodePool> comparing(Criterion criterion, ToDoubleFunction<NodePool> waste) {
    return switch (criterion) {
      case EDGE_FIRST -> Comparator.comparing(NodePool::tier);
      case PRICE -> Comparator.comparing(NodePool::eurPerHour);
      case LEAST_WASTE -> Comparator.comparing(pool -> rounded(waste.applyAsDouble(pool)));
      case PRIORITY -> Comparator.comparing(pool -> -priorityOf(pool));
    };
  }

  /** Why the one is preferred to the other, in words about the other. */
  public String whyNot(NodePool other, NodePool chosen, ToDoubleFunction<NodePool> waste) {
    return Stream.concat(criteria.stream(), DEFAULT.criteria.stream())
        .filter(one -> comparing(one, waste).compare(chosen, other) != 0)
        .findFirst()
        .map(deciding -> whyNot(deciding, other, chosen, waste))
        .orElse("it is as good as %s, which comes first by name".formatted(chosen.name()));
  }

  private String whyNot(
      Criterion deciding, NodePool other, NodePool chosen, ToDoubleFunction<NodePool> waste) {
    return switch (deciding) {
      case EDGE_FIRST -> "it is not at the edge, as %s is".formatted(chosen.name());
      case PRICE ->
          "it costs %s EUR/h, %s %s"
              .formatted(
                  other.eurPerHour().toPlainString(),
                  chosen.name(),
                  chosen.eurPerHour().toPlainString());
      case LEAST_WASTE ->
          "a node of it would be %s %% unused, one of %s %s %%"
              .formatted(unused(other, waste), chosen.name(), unused(chosen, waste));
      case PRIORITY ->
          "its priority is %d, that of %s %d"
              .formatted(priorityOf(other), chosen.name(), priorityOf(chosen));
    };
  }

  /** The criteria, in words. */
  public String told() {
    return criteria.stream().map(Criterion::word).collect(Collectors.joining(", "));
  }

  private int priorityOf(NodePool pool) {
    return priorities.getOrDefault(pool.name(), 0);
  }

  private static String unused(NodePool pool, ToDoubleFunction<NodePool> waste) {
    return rounded(waste.applyAsDouble(pool) / 2 * HUNDRED)
        .setScale(0, RoundingMode.HALF_UP)
        .toPlainString();
  }

  // What differs by less is as good.
  private static BigDecimal rounded(double share) {
    return BigDecimal.valueOf(share).setScale(4, RoundingMode.HALF_UP);
  }
}
