package levante.oscar.delegation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Chooses one replica of several. Pure: the same candidates and the same file, the same choice. */
public final class ReplicaChoice {
  private ReplicaChoice() {}

  /**
   * One that may be chosen.
   *
   * @param priority the lowest comes first
   * @param waiting jobs on its cluster that have no node
   * @param open jobs on its cluster that have not ended
   */
  public record Candidate<T>(T replica, int priority, int waiting, int open) {
    public Candidate {
      Objects.requireNonNull(replica, "replica");
    }
  }

  /**
   * One of them; empty when there is none. Among equals the first one counts.
   *
   * @param lot what tells one file from another, for the choice at random
   */
  public static <T> Optional<T> among(
      List<Candidate<T>> candidates, Delegation.Mode mode, String lot) {
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    Candidate<T> chosen =
        switch (mode) {
          case STATIC -> least(candidates, Comparator.comparingInt(Candidate::priority));
          case RANDOM -> candidates.get(Math.floorMod(lot.hashCode(), candidates.size()));
          case LOAD_BASED ->
              least(
                  candidates,
                  Comparator.<Candidate<T>>comparingInt(Candidate::waiting)
                      .thenComparingInt(Candidate::open)
                      .thenComparingInt(Candidate::priority));
          case TOPSIS -> nearestToIdeal(candidates);
        };
    return Optional.of(chosen.replica());
  }

  private static <T> Candidate<T> least(
      List<Candidate<T>> candidates, Comparator<Candidate<T>> order) {
    return candidates.stream().min(order).orElseThrow();
  }

  /**
   * TOPSIS, each criterion a cost and of the same weight. Source: Hwang and Yoon, Multiple
   * Attribute Decision Making, 1981. A criterion in which all are equal tells nothing, and where
   * none tells anything all are as near.
   */
  private static <T> Candidate<T> nearestToIdeal(List<Candidate<T>> candidates) {
    double[] toBest = new double[candidates.size()];
    double[] toWorst = new double[candidates.size()];
    List<ToDoubleFunction<Candidate<T>>> criteria =
        List.of(Candidate::waiting, Candidate::open, Candidate::priority);
    for (ToDoubleFunction<Candidate<T>> criterion : criteria) {
      double[] values = candidates.stream().mapToDouble(criterion).toArray();
      double norm = Math.sqrt(Arrays.stream(values).map(one -> one * one).sum());
      double best = Arrays.stream(values).min().orElseThrow();
      double worst = Arrays.stream(values).max().orElseThrow();
      for (int i = 0; i < values.length && norm > 0; i++) {
        toBest[i] += Math.pow((values[i] - best) / norm, 2);
        toWorst[i] += Math.pow((values[i] - worst) / norm, 2);
      }
    }
    int nearest =
        IntStream.range(0, candidates.size())
            .boxed()
            .min(Comparator.comparingDouble(i -> distance(toBest[i], toWorst[i])))
            .orElseThrow();
    return candidates.get(nearest);
  }

  /** From 0, the best, to 1. */
  private static double distance(double squaredToBest, double squaredToWorst) {
    double both = Math.sqrt(squaredToBest) + Math.sqrt(squaredToWorst);
    return both == 0 ? 0 : Math.sqrt(squaredToBest) / both;
  }
}
