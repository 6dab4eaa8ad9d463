package levante.elasticity.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import levante.elasticity.cluster.Resources;
import levante.kernel.Quantity;

/**
 * A day of work as a group's batch queue sees it: three of five jobs come in arrays of 10 to 60
 * within a minute, alike in cores and in how long they take; the others come alone. Most come in
 * the early afternoon. How long a job takes is log-normal, 10 s to 4 h.
 */
public final class BurstyDay {
  private static final int DAY = 86_400;
  private static final double SIGMA = 1.1;
  private static final int[] MEBIBYTES_A_CORE = {512, 1024, 2048, 3072};

  private final Random random;
  private final int jobs;

  private BurstyDay(long seed, int jobs) {
    this.random = new Random(seed);
    this.jobs = jobs;
  }

  private record Arrival(double at, double seconds, int cores, int mebibytes) {}

  /** So many jobs; the same seed, the same day. */
  public static List<VirtualJob> of(long seed, int jobs) {
    return new BurstyDay(seed, jobs).all();
  }

  private List<VirtualJob> all() {
    List<Arrival> arrivals = new ArrayList<>();
    int inArrays = jobs * 3 / 5;
    while (arrivals.size() < inArrays) {
      double start = instant();
      int cores = cores();
      double median = 120 + random.nextDouble() * 780;
      int size = Math.min(10 + random.nextInt(51), inArrays - arrivals.size());
      for (int i = 0; i < size; i++) {
        arrivals.add(arrival(Math.min(DAY - 1, start + random.nextDouble() * 60), cores, median));
      }
    }
    while (arrivals.size() < jobs) {
      arrivals.add(arrival(instant(), cores(), 300));
    }
    arrivals.sort(Comparator.comparingDouble(Arrival::at));
    List<VirtualJob> result = new ArrayList<>();
    for (Arrival one : arrivals) {
      result.add(
          new VirtualJob(
              "job-%05d".formatted(result.size()),
              Duration.ofSeconds((long) one.at()),
              Duration.ofSeconds((long) one.seconds()),
              Resources.of(Quantity.of(one.cores()), Quantity.ofMebibytes(one.mebibytes()))));
    }
    return result;
  }

  /** Four times as likely at two in the afternoon as at night. */
  private double instant() {
    while (true) {
      double at = random.nextDouble() * DAY;
      double likely = 0.25 + 0.75 * Math.max(0, Math.cos((at / 3600 - 14) / 12 * Math.PI));
      if (random.nextDouble() < likely) {
        return at;
      }
    }
  }

  private int cores() {
    int drawn = random.nextInt(10);
    if (drawn < 6) {
      return 1;
    }
    return drawn < 9 ? 2 : 4;
  }

  private Arrival arrival(double at, int cores, double median) {
    double seconds = Math.exp(Math.log(median) + SIGMA * random.nextGaussian());
    return new Arrival(
        at,
        Math.min(14_400, Math.max(10, seconds)),
        cores,
        cores * MEBIBYTES_A_CORE[random.nextInt(MEBIBYTES_A_CORE.length)]);
  }
}
