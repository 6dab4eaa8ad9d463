package levante.oscar.adapter.webdav;

import java.nio.file.Path;
import java.util.Map;
import levante.kernel.LevanteException;
import levante.oscar.adapter.http.HttpStorage;

/**
 * Brings one file up: under a name that is in no listing first, then, whole, to its own. A process
 * that ends in between leaves the former behind.
 */
final class Upload {
  private final DavServer server;
  private final HttpStorage http;
  private final DavPath target;
  private final String what;

  Upload(DavServer server, DavPath target, String what) {
    this.server = server;
    this.http = server.http();
    this.target = target;
    this.what = what;
  }

  void of(Path source, String contentType, Map<String, String> metadata, long size) {
    ensureFolder();
    DavPath part = target.parent().child(Unfinished.name());
    try {
      server.put(what, part, source, contentType);
      if (!metadata.isEmpty()) {
        server.mark(what, part, Metadata.write(metadata, size));
      }
      take(part);
    } catch (LevanteException e) {
      discard(part, e);
      throw e;
    }
  }

  /** A server replaces a folder as well as a file, with all that is in it. */
  private void take(DavPath part) {
    if (server.move(what, part, target, false)) {
      return;
    }
    if (server.isFolder(what, target)) {
      throw http.refused(what, "a folder has that name");
    }
    server.move(what, part, target, true);
  }

  private void discard(DavPath part, LevanteException because) {
    try {
      server.remove(what, part);
    } catch (LevanteException e) {
      because.addSuppressed(e);
    }
  }

  private void ensureFolder() {
    DavPath folder = target.parent();
    if (server.isFolder(what, folder)) {
      return;
    }
    DavPath bucket = target.first(1);
    if (folder.equals(bucket) || !server.isFolder(what, bucket)) {
      throw http.missing("bucket " + bucket.last(), "no folder of that name");
    }
    for (int depth = 2; depth <= folder.names().size(); depth++) {
      server.makeFolder(what, folder.first(depth));
    }
    if (!server.isFolder(what, folder)) {
      throw http.refused(what, "a file stands where its folder is to be");
    }
  }
}
