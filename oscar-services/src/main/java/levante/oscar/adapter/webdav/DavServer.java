package levante.oscar.adapter.webdav;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import levante.oscar.adapter.http.Answer;
import levante.oscar.adapter.http.Ask;
import levante.oscar.adapter.http.Ask.Span;
import levante.oscar.adapter.http.HttpStorage;
import levante.oscar.storage.StorageAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server's methods. Every one throws STORAGE_UNREACHABLE when it does not answer or not now,
 * and STORAGE_REFUSED when it will not do what it was asked.
 */
final class DavServer {
  private static final Logger LOG = LoggerFactory.getLogger(DavServer.class);
  private static final String XML = "application/xml; charset=utf-8";
  private static final String ASKED =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <D:propfind xmlns:D="DAV:" xmlns:L="%s"><D:prop><D:resourcetype/><D:getcontentlength/>\
      <D:getetag/><D:getlastmodified/><L:%s/></D:prop></D:propfind>
      """
          .formatted(Multistatus.OURS, Multistatus.MARK);

  private static final int MULTISTATUS = 207;
  private static final int MISSING = 404;
  private static final int GONE = 410;

  private final HttpStorage http;
  private final String origin;
  private final DavPath base;

  DavServer(HttpStorage http, StorageAccess access) {
    this.http = http;
    String path = Optional.ofNullable(access.endpoint().getRawPath()).orElse("");
    this.base =
        DavPath.read(path)
            .orElseThrow(() -> new IllegalStateException("no path: " + access.endpoint()));
    this.origin = access.endpoint().getScheme() + "://" + access.endpoint().getRawAuthority();
  }

  HttpStorage http() {
    return http;
  }

  /** The URL of a file, or of what may be one. */
  private String file(DavPath path) {
    return origin + path.below(base).encoded();
  }

  private String folder(DavPath path) {
    return file(path) + "/";
  }

  /** What is there; absent when nothing is. */
  Optional<Seen> look(String what, DavPath path) {
    Ask ask = propfind(file(path), "0", Span.SMALL);
    return http.ask(
        what,
        ask,
        answer -> {
          if (answer.isRedirect() && answer.header("Location").orElse("").endsWith("/")) {
            return Optional.of(folder(ask.url()));
          }
          List<Seen> all = new ArrayList<>();
          if (found(what, answer)) {
            read(what, answer, (href, seen) -> all.add(seen));
          }
          return all.stream().findFirst();
        });
  }

  /** Some servers send who leaves a folder's last slash out to where it is. */
  private static Seen folder(String href) {
    return new Seen(
        href, true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  boolean isFolder(String what, DavPath path) {
    return look(what, path).filter(Seen::isFolder).isPresent();
  }

  private static Ask propfind(String url, String depth, Span span) {
    return Ask.of("PROPFIND", url, span).with("Depth", depth).sending(XML, ASKED);
  }

  private boolean found(String what, Answer answer) {
    if (answer.status() == MISSING || answer.status() == GONE) {
      return false;
    }
    if (answer.status() != MULTISTATUS) {
      throw http.failure(what, answer);
    }
    return true;
  }

  private void read(String what, Answer answer, BiConsumer<Optional<DavPath>, Seen> each)
      throws IOException {
    try {
      Multistatus.read(answer.body(), seen -> each.accept(DavPath.read(seen.href()), seen));
    } catch (Multistatus.NoMultistatus e) {
      throw http.refused(what, e.getMessage());
    }
  }

  /**
   * Tells of everything that lies in a folder, by its name.
   *
   * @return whether there is such a folder
   */
  boolean children(String what, DavPath folder, BiConsumer<String, Seen> each) {
    List<String> own = folder.below(base).names();
    return http.ask(
        what,
        propfind(folder(folder), "1", Span.SLOW),
        answer -> {
          if (!found(what, answer)) {
            return false;
          }
          Told told = new Told(own, each);
          read(what, answer, told);
          if (!told.sawItself) {
            // Behind a proxy that changes paths, nothing in its answer could be told apart.
            throw http.refused(what, "its answer is about another path than was asked");
          }
          told.warn(what);
          return told.isFolder;
        });
  }

  /** Sorts an answer's resources: the folder itself, what lies in it, and others. */
  private static final class Told implements BiConsumer<Optional<DavPath>, Seen> {
    private final List<String> own;
    private final BiConsumer<String, Seen> each;
    private boolean sawItself;
    private boolean isFolder;
    private int unnamed;

    Told(List<String> own, BiConsumer<String, Seen> each) {
      this.own = own;
      this.each = each;
    }

    @Override
    public void accept(Optional<DavPath> path, Seen seen) {
      List<String> names = path.map(DavPath::names).orElse(List.of());
      if (path.isEmpty()) {
        unnamed++;
      } else if (names.equals(own)) {
        sawItself = true;
        isFolder = seen.isFolder();
      } else if (names.size() == own.size() + 1 && names.subList(0, own.size()).equals(own)) {
        each.accept(names.get(own.size()), seen);
      }
    }

    void warn(String what) {
      if (unnamed > 0) {
        LOG.atWarn()
            .addKeyValue("folder", what)
            .addKeyValue("names", unnamed)
            .log("left out of a listing: names that are not in UTF-8");
      }
    }
  }

  /** Makes a folder whose parent is there; one that is there already is fine. */
  void makeFolder(String what, DavPath folder) {
    statusOf(what, Ask.of("MKCOL", folder(folder), Span.SMALL), Set.of(201, 200, 405));
  }

  void put(String what, DavPath path, Path file, String contentType) {
    Ask ask = Ask.of("PUT", file(path), Span.FILE).sending(contentType, file);
    int status = statusOf(what, ask, Set.of(200, 201, 204, 409));
    if (status == 409) {
      throw http.missing(what, "its folder is gone");
    }
  }

  /** Writes something beside a file; a server that keeps no properties of others does not. */
  void mark(String what, DavPath path, String text) {
    String update =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><D:propertyupdate xmlns:D=\"DAV:\"><D:set><D:prop>"
            + "<L:%1$s xmlns:L=\"%2$s\">%3$s</L:%1$s></D:prop></D:set></D:propertyupdate>"
                .formatted(Multistatus.MARK, Multistatus.OURS, text.replace("&", "&amp;"));
    statusOf(
        what,
        Ask.of("PROPPATCH", file(path), Span.SMALL).sending(XML, update),
        Set.of(200, 204, MULTISTATUS, 400, 403, 405, 415, 422, 501));
  }

  /** Whether it was moved; not when something is there that is not to be replaced. */
  boolean move(String what, DavPath from, DavPath to, boolean replaces) {
    Ask ask =
        Ask.of("MOVE", file(from), Span.SLOW)
            .with("Destination", file(to))
            .with("Overwrite", replaces ? "T" : "F");
    return statusOf(what, ask, replaces ? Set.of(200, 201, 204) : Set.of(200, 201, 204, 412))
        != 412;
  }

  /** Removes a file; one that is gone is fine. */
  void remove(String what, DavPath path) {
    statusOf(what, Ask.of("DELETE", file(path), Span.SLOW), Set.of(200, 202, 204, MISSING, GONE));
  }

  /** Removes a folder with all that is in it; one that is gone is fine. */
  void removeFolder(String what, DavPath path) {
    statusOf(what, Ask.of("DELETE", folder(path), Span.SLOW), Set.of(200, 202, 204, MISSING, GONE));
  }

  /** Starts to read a file; whatever the answer is. */
  Answer get(String what, DavPath path, Map<String, String> range) {
    Ask ask = Ask.of("GET", file(path), Span.FILE);
    for (Map.Entry<String, String> one : range.entrySet()) {
      ask = ask.with(one.getKey(), one.getValue());
    }
    return http.send(what, ask);
  }

  private int statusOf(String what, Ask ask, Set<Integer> expected) {
    return http.ask(
        what,
        ask,
        answer -> {
          if (!expected.contains(answer.status())) {
            throw http.failure(what, answer);
          }
          return answer.status();
        });
  }
}
