package levante.oscar.adapter.webdav;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import levante.oscar.storage.tree.Entry;
import levante.oscar.storage.tree.Folders;

/**
 * The folders of one bucket. A server tells of all that lies in a folder, in whatever order: what
 * is wanted of it is kept and no more.
 */
final class DavFolders implements Folders {
  private final DavServer server;
  private final String bucket;
  private final Runnable asked;

  /** Tells before each request. */
  DavFolders(DavServer server, String bucket, Runnable asked) {
    this.server = server;
    this.bucket = bucket;
    this.asked = asked;
  }

  @Override
  public List<Entry> first(String folder, Predicate<Entry> wanted, int limit) {
    PriorityQueue<Entry> first = new PriorityQueue<>(Collections.reverseOrder(Entry.ORDER));
    String what = "folder %s/%s".formatted(bucket, folder);
    asked.run();
    boolean isThere =
        DavPath.folder(bucket, folder)
            .map(
                path ->
                    server.children(
                        what,
                        path,
                        (name, seen) -> {
                          entry(folder + name, seen).filter(wanted).ifPresent(first::add);
                          if (first.size() > limit) {
                            first.poll();
                          }
                        }))
            .orElse(false);
    if (!isThere && !server.isFolder(what, DavPath.bucket(bucket))) {
      throw server.http().missing("bucket " + bucket, "no folder of that name");
    }
    List<Entry> sorted = new ArrayList<>(first);
    sorted.sort(Entry.ORDER);
    return sorted;
  }

  private Optional<Entry> entry(String key, Seen seen) {
    if (seen.isFolder()) {
      return Optional.of(Entry.folder(key + "/"));
    }
    return Unfinished.is(key) ? Optional.empty() : seen.object(bucket, key).map(Entry::of);
  }
}
