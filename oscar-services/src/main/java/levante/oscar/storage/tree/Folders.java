package levante.oscar.storage.tree;

import java.util.List;
import java.util.function.Predicate;

/** The folders of one bucket. */
public interface Folders {
  /**
   * The first entries of a folder that are wanted, in the order of their keys.
   *
   * @param folder its key, ending in a slash; empty for the bucket's own
   * @param limit at most so many
   * @return none when there is no such folder; when there is no such bucket, OBJECT_NOT_FOUND is
   *     thrown
   */
  List<Entry> first(String folder, Predicate<Entry> wanted, int limit);
}
