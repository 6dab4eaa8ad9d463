package levante.oscar.adapter.webdav;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import levante.oscar.adapter.http.Percent;

/**
 * Names of folders and perhaps of a file, from the root on; never one that leads elsewhere.
 *
 * @param names decoded
 */
record DavPath(List<String> names) {
  private static final List<String> NONE = List.of("", ".", "..");

  DavPath {
    names = List.copyOf(names);
  }

  /** The folder that a bucket is. */
  static DavPath bucket(String bucket) {
    return new DavPath(List.of(bucket));
  }

  /** The file of a key; absent when no file can have it. */
  static Optional<DavPath> of(String bucket, String key) {
    List<String> names = new ArrayList<>(List.of(bucket));
    names.addAll(Arrays.asList(key.split("/", -1)));
    boolean writable = StandardCharsets.UTF_8.newEncoder().canEncode(bucket + key);
    return writable && names.stream().noneMatch(NONE::contains)
        ? Optional.of(new DavPath(names))
        : Optional.empty();
  }

  /** The folder of a key that ends in a slash, or the bucket's own. */
  static Optional<DavPath> folder(String bucket, String key) {
    return key.isEmpty()
        ? Optional.of(bucket(bucket))
        : of(bucket, key.substring(0, key.length() - 1));
  }

  /**
   * What a URL or its path names; absent when it is not encoded properly, or not in UTF-8.
   *
   * @param href a path, or a URL
   */
  static Optional<DavPath> read(String href) {
    String path = href.strip().replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://[^/]*", "");
    List<String> names = new ArrayList<>();
    for (String segment : path.split("/")) {
      if (!segment.isEmpty()) {
        Optional<String> name =
            Percent.decode(segment)
                .filter(one -> !NONE.contains(one) && one.indexOf('/') < 0 && one.indexOf(0) < 0);
        if (name.isEmpty()) {
          return Optional.empty();
        }
        names.add(name.get());
      }
    }
    return Optional.of(new DavPath(names));
  }

  /** The first of its names. */
  DavPath first(int count) {
    return new DavPath(names.subList(0, count));
  }

  DavPath parent() {
    return first(names.size() - 1);
  }

  DavPath child(String name) {
    List<String> more = new ArrayList<>(names);
    more.add(name);
    return new DavPath(more);
  }

  DavPath below(DavPath other) {
    List<String> all = new ArrayList<>(other.names);
    all.addAll(names);
    return new DavPath(all);
  }

  String last() {
    return names.get(names.size() - 1);
  }

  /** As the path of a URL, without a slash at its end. */
  String encoded() {
    return names.stream().map(name -> "/" + Percent.encode(name)).collect(Collectors.joining());
  }
}
