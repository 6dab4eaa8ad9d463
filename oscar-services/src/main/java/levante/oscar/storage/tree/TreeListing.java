package levante.oscar.storage.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.StoredObject;

/**
 * One page of a listing, in key order, of objects that lie in folders. It holds a page of each
 * folder on its way down and no more, however many lie in one; what no page has room for is asked
 * for again. A page that has cost enough ends early, and says where the next begins. What lies so
 * deep that its key is longer than keys may be is left out.
 */
public final class TreeListing {
  /** After every key that begins with what stands before it. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private final Folders folders;
  private final String prefix;
  private final Optional<String> startAfter;
  private final int limit;
  private final BooleanSupplier spent;
  private final List<StoredObject> found = new ArrayList<>();

  /** All keys up to this one are listed. */
  private Optional<String> done = Optional.empty();

  private boolean stopped;

  private TreeListing(
      Folders folders,
      String prefix,
      Optional<String> startAfter,
      int limit,
      BooleanSupplier spent) {
    this.folders = folders;
    this.prefix = prefix;
    this.startAfter = startAfter;
    this.limit = limit;
    this.spent = spent;
  }

  /**
   * The page, whose objects are as many as the limit only if it did not cost too much.
   *
   * @param startAfter only keys after this one
   * @param spent whether enough folders were asked for one page
   */
  public static ObjectPage of(
      Folders folders,
      String prefix,
      Optional<String> startAfter,
      int limit,
      BooleanSupplier spent) {
    TreeListing listing = new TreeListing(folders, prefix, startAfter, limit, spent);
    listing.walk(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    return listing.page();
  }

  private ObjectPage page() {
    if (found.size() > limit) {
      return new ObjectPage(found.subList(0, limit), Optional.of(found.get(limit - 1).key()));
    }
    return new ObjectPage(found, stopped ? done : Optional.empty());
  }

  private boolean isFull() {
    return found.size() > limit || stopped;
  }

  private void walk(String folder) {
    Predicate<Entry> wanted = this::isWanted;
    List<Entry> entries;
    do {
      stopped = done.isPresent() && spent.getAsBoolean();
      if (stopped) {
        return;
      }
      entries = folders.first(folder, wanted, limit + 1);
      for (Entry entry : entries) {
        take(entry);
        if (isFull()) {
          return;
        }
      }
      if (!entries.isEmpty()) {
        String last = entries.get(entries.size() - 1).key();
        wanted = entry -> isWanted(entry) && entry.isAfter(last);
      }
    } while (entries.size() > limit);
  }

  private void take(Entry entry) {
    if (StoredObject.keyBytes(entry.key()) <= StoredObject.MOST_KEY_BYTES) {
      entry.object().ifPresentOrElse(found::add, () -> walk(entry.key()));
    }
    if (!isFull()) {
      done = Optional.of(entry.isFolder() ? entry.key() + LAST : entry.key());
    }
  }

  private boolean isWanted(Entry entry) {
    String key = entry.key();
    boolean below = key.startsWith(prefix) || (entry.isFolder() && prefix.startsWith(key));
    return below
        && startAfter
            .map(after -> entry.isAfter(after) || (entry.isFolder() && isWithin(key, after)))
            .orElse(true);
  }

  private static boolean isWithin(String folder, String after) {
    return after.startsWith(folder) && !after.equals(folder + LAST);
  }
}
