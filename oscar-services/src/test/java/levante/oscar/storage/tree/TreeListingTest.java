package levante.oscar.storage.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.StoredObject;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TreeListingTest {
  /** Files by their keys, and folders, empty ones too. */
  private static final class Tree implements Folders {
    private final Set<Entry> all = new HashSet<>();
    private int asked;

    Tree(Set<String> keys) {
      for (String key : keys) {
        if (!key.endsWith("/")) {
          all.add(Entry.of(object(key)));
        }
        for (int i = key.indexOf('/'); i >= 0; i = key.indexOf('/', i + 1)) {
          all.add(Entry.folder(key.substring(0, i + 1)));
        }
      }
    }

    private static StoredObject object(String key) {
      return new StoredObject("b", key, 1, "e", Optional.empty(), Instant.EPOCH);
    }

    @Override
    public List<Entry> first(String folder, Predicate<Entry> wanted, int limit) {
      asked++;
      return all.stream()
          .filter(entry -> entry.key().startsWith(folder) && !entry.key().equals(folder))
          .filter(entry -> isIn(folder, entry.key()))
          .filter(wanted)
          .sorted(Entry.ORDER)
          .limit(limit)
          .toList();
    }

    private static boolean isIn(String folder, String key) {
      int slash = key.indexOf('/', folder.length());
      return slash < 0 || slash == key.length() - 1;
    }
  }

  @Provide
  Arbitrary<Set<String>> keys() {
    Arbitrary<String> name = Arbitraries.of("a", "a-b", "a0", "b", "é", "\uFF01", "\uD83D\uDE00");
    Arbitrary<String> key =
        name.list().ofMinSize(1).ofMaxSize(4).map(names -> String.join("/", names));
    Arbitrary<String> folder = key.map(one -> one + "/");
    return Arbitraries.oneOf(key, folder).set().ofMaxSize(25).filter(TreeListingTest::isPossible);
  }

  /** No file has the name of a folder. */
  private static boolean isPossible(Set<String> keys) {
    return keys.stream()
        .noneMatch(one -> keys.stream().anyMatch(other -> other.startsWith(one + "/")));
  }

  @Property
  void pagesHoldEveryObjectOnceInKeyOrderHoweverEarlyTheyEnd(
      @ForAll("keys") Set<String> keys,
      @ForAll @IntRange(min = 1, max = 4) int limit,
      @ForAll @IntRange(min = 1, max = 5) int folders,
      @ForAll("prefix") String prefix) {
    TreeSet<Entry> expected = new TreeSet<>(Entry.ORDER);
    for (String key : keys) {
      if (!key.endsWith("/") && key.startsWith(prefix)) {
        expected.add(Entry.of(Tree.object(key)));
      }
    }
    List<String> listed = new ArrayList<>();
    Optional<String> after = Optional.empty();
    int pages = 0;
    do {
      Tree tree = new Tree(keys);
      BooleanSupplier spent = () -> tree.asked >= folders;
      ObjectPage page = TreeListing.of(tree, prefix, after, limit, spent);
      assertThat(page.objects()).hasSizeLessThanOrEqualTo(limit);
      page.objects().forEach(object -> listed.add(object.key()));
      after = page.next();
      pages++;
    } while (after.isPresent() && pages < 300);
    assertThat(after).isEmpty();
    assertThat(listed).isEqualTo(expected.stream().map(Entry::key).toList());
  }

  @Provide
  Arbitrary<String> prefix() {
    return Arbitraries.of("", "a", "a/", "a/a", "a/b/", "b/é");
  }
}
