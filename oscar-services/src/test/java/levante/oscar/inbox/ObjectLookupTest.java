package levante.oscar.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import levante.oscar.storage.StoredObject;
import levante.oscar.testing.CrashPoints;
import levante.oscar.testing.MemoryObjectStorage;
import levante.oscar.testing.SettableClock;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ObjectLookupTest {
  private final CrashPoints points = new CrashPoints();
  private final MemoryObjectStorage storage = new MemoryObjectStorage(new SettableClock(), points);
  private final ObjectLookup lookup = new ObjectLookup(storage);

  private void put(String key) {
    storage.put("bucket", key, "content of " + key);
  }

  private static Set<String> numbered(String folder, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "%s/%05d".formatted(folder, i))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private int calls(Set<String> keys) {
    int before = points.passed();
    lookup.look("bucket", keys);
    return points.passed() - before;
  }

  @Property(tries = 200)
  void manyAreSeenAsEachIsSeenAlone(
      @ForAll Random random,
      @ForAll @IntRange(min = 0, max = 60) int objects,
      @ForAll @IntRange(min = 0, max = 60) int asked) {
    for (int i = 0; i < objects; i++) {
      put(key(random));
    }
    Set<String> keys = new TreeSet<>();
    for (int i = 0; i < asked; i++) {
      keys.add(key(random));
    }
    put("other");
    Map<String, StoredObject> alone = new TreeMap<>();
    keys.forEach(key -> lookup.look("bucket", key).ifPresent(one -> alone.put(key, one)));
    assertThat(lookup.look("bucket", keys)).isEqualTo(alone);
    storage.dropBucket("bucket");
  }

  /** Of few letters, so that keys are prefixes of others; one is two UTF-16 units. */
  private static String key(Random random) {
    List<String> letters = List.of("a", "b", "/", "\uD83D\uDE00", "\uFFFD");
    return random
        .ints(1 + random.nextInt(5), 0, letters.size())
        .mapToObj(letters::get)
        .collect(Collectors.joining());
  }

  @Test
  void aBucketThatIsGoneHoldsNothing() {
    assertThat(lookup.look("nowhere", numbered("in", 0, 9))).isEmpty();
  }

  @Test
  void filesThatLieTogetherAreReadByThePage() {
    numbered("in", 0, 2_000).forEach(this::put);
    assertThat(calls(numbered("in", 300, 800))).isLessThanOrEqualTo(4);
    assertThat(calls(numbered("in", 0, 2_000))).isLessThanOrEqualTo(8);
  }

  @Test
  void filesThatLieApartCostNoPageEach() {
    numbered("in", 0, 2_000).forEach(this::put);
    Set<String> apart =
        numbered("in", 0, 2_000).stream()
            .filter(key -> key.endsWith("00"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(calls(apart)).isLessThanOrEqualTo(apart.size() + 1);
  }
}
