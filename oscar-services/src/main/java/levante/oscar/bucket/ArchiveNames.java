package levante.oscar.bucket;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import levante.oscar.storage.StoredObject;

/**
 * What objects are called within an archive: their keys without the folder that they share. Whoever
 * unpacks it gets each as a file of its own, and none outside of where it is unpacked.
 */
final class ArchiveNames {
  private static final String STAND_IN = "_";

  private final String folder;
  private final Set<String> taken = new TreeSet<>();
  private final List<String> names = new ArrayList<>();

  private ArchiveNames(String folder) {
    this.folder = folder;
  }

  /** A name for each of them; one that ends in a slash is a folder. */
  static List<String> of(List<StoredObject> objects) {
    ArchiveNames named = new ArchiveNames(folderOf(objects));
    objects.forEach(object -> named.taken.addAll(foldersOn(named.plain(object))));
    objects.forEach(named::add);
    return List.copyOf(named.names);
  }

  /** The longest folder that all of them lie in; empty, or ending in a slash. */
  static String folderOf(List<StoredObject> objects) {
    String shared = parent(objects.get(0).key());
    for (StoredObject object : objects) {
      while (!parent(object.key()).startsWith(shared)) {
        shared = parent(shared);
      }
    }
    return shared;
  }

  private static String parent(String key) {
    return key.substring(0, key.lastIndexOf('/', key.length() - 2) + 1);
  }

  private static List<String> foldersOn(String name) {
    List<String> folders = new ArrayList<>();
    for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      folders.add(name.substring(0, at));
    }
    return folders;
  }

  private void add(StoredObject object) {
    String name = plain(object);
    while (!name.endsWith("/") && !taken.add(name)) {
      name += STAND_IN;
    }
    names.add(name);
  }

  /** Without what would lead elsewhere, or is no name of a file. */
  private String plain(StoredObject object) {
    String key = object.key().substring(folder.length());
    List<String> parts = new ArrayList<>();
    for (String part : key.split("/")) {
      String safe = part.replaceAll("[\\p{Cntrl}\\\\]", STAND_IN);
      if (!safe.isEmpty()) {
        parts.add(safe.equals(".") || safe.equals("..") ? STAND_IN : safe);
      }
    }
    String name = parts.isEmpty() ? STAND_IN : String.join("/", parts);
    if (!key.endsWith("/")) {
      return name;
    }
    return object.size() == 0 ? name + "/" : name + "/" + STAND_IN;
  }
}
