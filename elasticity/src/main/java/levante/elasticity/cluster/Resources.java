package levante.elasticity.cluster;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import levante.kernel.Quantity;

/**
 * Amounts of resources by their Kubernetes name, always in the same order: cpu, memory, pods,
 * ephemeral-storage, nvidia.com/gpu, then any other by name. A resource that is not listed amounts
 * to zero.
 */
public final class Resources {
  public static final String CPU = "cpu";
  public static final String MEMORY = "memory";
  public static final String PODS = "pods";
  public static final String EPHEMERAL_STORAGE = "ephemeral-storage";
  public static final String GPU = "nvidia.com/gpu";

  /** Nothing of anything. */
  public static final Resources NONE = Resources.of(Map.of());

  private static final List<String> FIRST = List.of(CPU, MEMORY, PODS, EPHEMERAL_STORAGE, GPU);
  private static final Comparator<String> ORDER =
      Comparator.<String>comparingInt(Resources::rank).thenComparing(Comparator.naturalOrder());

  private final SortedMap<String, Quantity> amounts;

  private Resources(SortedMap<String, Quantity> amounts) {
    this.amounts = Collections.unmodifiableSortedMap(amounts);
  }

  /** A shortage of one resource: how much was wanted and how much there was. */
  public record Shortage(String resource, Quantity wanted, Quantity had) {
    @Override
    public String toString() {
      return "%s: %s wanted, %s there".formatted(resource, wanted, had);
    }
  }

  /** These amounts; zeros are left out. */
  public static Resources of(Map<String, Quantity> amounts) {
    SortedMap<String, Quantity> sorted = new TreeMap<>(ORDER);
    amounts.forEach(
        (resource, amount) -> {
          if (amount.signum() != 0) {
            sorted.put(resource, amount);
          }
        });
    return new Resources(sorted);
  }

  /** Cpu and memory, as most pods ask for. */
  public static Resources of(Quantity cpu, Quantity memory) {
    return of(Map.of(CPU, cpu, MEMORY, memory));
  }

  /** The same with another amount of one resource. */
  public Resources with(String resource, Quantity amount) {
    SortedMap<String, Quantity> changed = new TreeMap<>(amounts);
    changed.put(resource, amount);
    return of(changed);
  }

  /** The amount of a resource; zero when it is not listed. */
  public Quantity get(String resource) {
    return amounts.getOrDefault(resource, Quantity.ZERO);
  }

  /** The sum. */
  public Resources plus(Resources other) {
    return combined(other, Quantity::plus);
  }

  /** The difference, which may be negative. */
  public Resources minus(Resources other) {
    return combined(other, Quantity::minus);
  }

  /** Whether there is enough of everything that {@code wanted} lists. */
  public boolean covers(Resources wanted) {
    return firstShortage(wanted).isEmpty();
  }

  /** The first resource, in the stated order, of which {@code wanted} lists more than this has. */
  public Optional<Shortage> firstShortage(Resources wanted) {
    return wanted.amounts.entrySet().stream()
        .filter(entry -> !get(entry.getKey()).covers(entry.getValue()))
        .findFirst()
        .map(entry -> new Shortage(entry.getKey(), entry.getValue(), get(entry.getKey())));
  }

  /** The amounts by name, in the stated order, without zeros. */
  public SortedMap<String, Quantity> asMap() {
    return amounts;
  }

  private Resources combined(Resources other, BinaryOperator<Quantity> operator) {
    SortedMap<String, Quantity> result = new TreeMap<>(amounts);
    other.amounts.forEach(
        (resource, amount) -> result.put(resource, operator.apply(get(resource), amount)));
    return of(result);
  }

  private static int rank(String resource) {
    int index = FIRST.indexOf(resource);
    return index < 0 ? FIRST.size() : index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Resources that && amounts.equals(that.amounts);
  }

  @Override
  public int hashCode() {
    return amounts.hashCode();
  }

  @Override
  public String toString() {
    return amounts.toString();
  }
}
