package levante.oscar.adapter.webdav;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.http.Answer;
import levante.oscar.adapter.http.Downloads;
import levante.oscar.adapter.http.HttpStorage;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StoredObject;
import levante.oscar.storage.tree.TreeListing;

/**
 * One storage that speaks WebDAV. What it has not:
 *
 * <ul>
 *   <li>Keys that end in a slash, or have an empty, {@code .} or {@code ..} segment: there are
 *       none, and uploads of such are refused. A key below another object's is refused too.
 *   <li>Its own content types are the server's affair.
 *   <li>User metadata is kept as a property of the file where the server keeps such, and else
 *       dropped. Then a publisher that starts again after a crash cannot know its results, and
 *       uploads them once more.
 * </ul>
 */
final class WebdavObjectStorage implements ObjectStorage {
  /** A page of a listing ends when it has asked for so many folders, or for so long. */
  private static final int MOST_FOLDERS = 200;

  private static final Duration LONGEST_PAGE = Duration.ofSeconds(30);

  private final DavServer server;
  private final HttpStorage http;
  private final Clock clock;

  WebdavObjectStorage(DavServer server, Clock clock) {
    this.server = server;
    this.http = server.http();
    this.clock = clock;
  }

  @Override
  public void ensureBucket(String bucket) {
    String what = "bucket " + bucket;
    if (!server.isFolder(what, DavPath.bucket(bucket))) {
      server.makeFolder(what, DavPath.bucket(bucket));
    }
  }

  @Override
  public void deleteBucket(String bucket) {
    String what = "bucket " + bucket;
    try {
      if (!list(bucket, "", Optional.empty(), 1).objects().isEmpty()) {
        throw new LevanteException(ErrorCode.BUCKET_IN_USE, "something is in " + what);
      }
      server.removeFolder(what, DavPath.bucket(bucket));
    } catch (LevanteException e) {
      if (e.code() != ErrorCode.OBJECT_NOT_FOUND) {
        throw e;
      }
    }
  }

  @Override
  public List<String> buckets() {
    String what = "the list of buckets";
    List<String> names = new ArrayList<>();
    boolean isThere =
        server.children(
            what,
            new DavPath(List.of()),
            (name, seen) -> {
              if (seen.isFolder()) {
                names.add(name);
              }
            });
    if (!isThere) {
      throw http.refused(what, "its address is no folder");
    }
    Collections.sort(names);
    return names;
  }

  @Override
  public Optional<StoredObject> stat(String bucket, String key) {
    Optional<StoredObject> object = look(bucket, key).flatMap(seen -> seen.object(bucket, key));
    if (object.isEmpty()) {
      requireBucket(bucket);
    }
    return object;
  }

  private Optional<Seen> look(String bucket, String key) {
    return DavPath.of(bucket, key)
        .filter(path -> !Unfinished.is(key))
        .flatMap(path -> server.look(name(bucket, key), path))
        .filter(seen -> !seen.isFolder());
  }

  private void requireBucket(String bucket) {
    if (!server.isFolder("bucket " + bucket, DavPath.bucket(bucket))) {
      throw http.missing("bucket " + bucket, "no folder of that name");
    }
  }

  @Override
  public Map<String, String> metadata(String bucket, String key) {
    Seen seen =
        look(bucket, key).orElseThrow(() -> http.missing(name(bucket, key), "no such file"));
    return seen.mark().map(text -> Metadata.read(text, seen.size().orElse(0L))).orElseGet(Map::of);
  }

  @Override
  public ObjectPage list(String bucket, String prefix, Optional<String> startAfter, int limit) {
    AtomicInteger asked = new AtomicInteger();
    Instant end = clock.instant().plus(LONGEST_PAGE);
    return TreeListing.of(
        new DavFolders(server, bucket, asked::incrementAndGet),
        prefix,
        startAfter,
        limit,
        () -> asked.get() >= MOST_FOLDERS || clock.instant().isAfter(end));
  }

  @Override
  public void download(StoredObject version, Path target) {
    Downloads.whole(target, file -> new VersionReader(server, version).download(file));
  }

  @Override
  public InputStream open(String bucket, String key) {
    String what = name(bucket, key);
    if (look(bucket, key).isEmpty()) {
      throw http.missing(what, "no such file");
    }
    DavPath path = DavPath.of(bucket, key).orElseThrow();
    Answer answer = server.get(what, path, Map.of());
    try {
      Answer carrying = answer.isRedirect() ? http.follow(what, answer, Map.of()) : answer;
      if (carrying.status() != 200) {
        carrying.close();
        throw http.failure(what, carrying);
      }
      return carrying.body();
    } catch (LevanteException e) {
      answer.close();
      throw e;
    }
  }

  @Override
  public InputStream open(StoredObject version, long offset, long length) {
    return new VersionReader(server, version).part(offset, length);
  }

  @Override
  public StoredObject upload(
      String bucket, String key, Path source, String contentType, Map<String, String> metadata) {
    String what = name(bucket, key);
    DavPath target =
        DavPath.of(bucket, key)
            .filter(path -> !Unfinished.is(key))
            .orElseThrow(() -> http.refused(what, "no file has such a name"));
    new Upload(server, target, what).of(source, contentType, metadata, size(source));
    return stat(bucket, key)
        .orElseThrow(() -> http.missing(what, "it was removed right after its upload"));
  }

  private static long size(Path source) {
    try {
      return Files.size(source);
    } catch (IOException e) {
      throw new LevanteException(
          ErrorCode.INTERNAL, "cannot read %s: %s".formatted(source, e.getMessage()), e);
    }
  }

  @Override
  public void delete(String bucket, String key) {
    // To delete a folder is to delete all that is in it, and no folder is an object.
    if (look(bucket, key).isPresent()) {
      server.remove(name(bucket, key), DavPath.of(bucket, key).orElseThrow());
    }
  }

  @Override
  public void deleteAll(String bucket, List<String> keys) {
    keys.forEach(key -> delete(bucket, key));
  }

  private static String name(String bucket, String key) {
    return "object " + bucket + "/" + key;
  }
}
