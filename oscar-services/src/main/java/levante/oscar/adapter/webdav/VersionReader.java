package levante.oscar.adapter.webdav;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.oscar.adapter.http.Answer;
import levante.oscar.adapter.http.Downloads;
import levante.oscar.adapter.http.HttpStorage;
import levante.oscar.storage.StoredObject;

/**
 * Reads exactly one version of a file. What an answer carries is told by the answer's own ETag, or
 * by its time and size where it has none. {@code If-Match} would not do: it wants strong tags, and
 * Apache httpd has weak ones for files of the last second. A server that sends on to where its
 * files lie (dCache to its pools) is followed without the password, and asked before and after.
 */
final class VersionReader {
  private static final int PART = 206;
  private static final int NO_SUCH_PART = 416;
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

  private final DavServer server;
  private final HttpStorage http;
  private final StoredObject version;
  private final DavPath path;
  private final String what;

  VersionReader(DavServer server, StoredObject version) {
    this.server = server;
    this.http = server.http();
    this.version = version;
    this.what = "that version of object %s/%s".formatted(version.bucket(), version.key());
    this.path =
        DavPath.of(version.bucket(), version.key())
            .orElseThrow(() -> http.missing(what, "no file has such a name"));
  }

  void download(Path file) {
    try (Answer first = server.get(what, path, Map.of())) {
      boolean elsewhere = first.isRedirect();
      try (Answer answer = settled(first, Map.of())) {
        long length = Downloads.copy(http, what, answer, file);
        if (length != version.size()) {
          throw http.missing(what, "it has %d bytes now".formatted(length));
        }
      }
      if (elsewhere) {
        requireSame();
      }
    }
  }

  /** A part; closing it closes the answer. */
  InputStream part(long offset, long length) {
    // Of nothing there is no range.
    Map<String, String> range =
        length == 0
            ? Map.of()
            : Map.of("Range", "bytes=%d-%d".formatted(offset, offset + length - 1));
    Answer answer = settled(server.get(what, path, range), range);
    try {
      long skipped = answer.status() == PART ? 0 : offset;
      InputStream body = answer.body();
      body.skipNBytes(skipped);
      return Downloads.first(body, length);
    } catch (IOException e) {
      answer.close();
      throw http.unreachable(what, String.valueOf(e));
    }
  }

  /** The answer that carries the version; closed when it throws. */
  private Answer settled(Answer first, Map<String, String> range) {
    Answer answer = first;
    try {
      if (first.isRedirect()) {
        requireSame();
        answer = http.follow(what, first, range);
        first.close();
      }
      check(answer, answer != first, range);
      return answer;
    } catch (RuntimeException e) {
      answer.close();
      first.close();
      throw e;
    }
  }

  private void check(Answer answer, boolean elsewhere, Map<String, String> range) {
    int status = answer.status();
    if (status == NO_SUCH_PART) {
      throw http.missing(what, "it is shorter now");
    }
    if (status != 200 && (status != PART || range.isEmpty())) {
      throw http.failure(what, answer);
    }
    Optional<Long> size = status == PART ? total(answer, range) : answer.length();
    if (size.filter(all -> all != version.size()).isPresent()) {
      throw http.missing(what, "it has %d bytes now".formatted(size.get()));
    }
    if (!elsewhere) {
      require(
          new Seen(
              "",
              false,
              size,
              answer.header("ETag"),
              answer.header("Last-Modified").flatMap(HttpDates::read),
              Optional.empty()));
    }
  }

  /** The size of the whole, where it is told; the part has to be the one that was asked for. */
  private Optional<Long> total(Answer answer, Map<String, String> range) {
    Matcher told = RANGE.matcher(answer.header("Content-Range").orElse(""));
    if (!told.matches() || !range.get("Range").startsWith("bytes=" + told.group(1) + "-")) {
      throw http.refused(what, "it sends another part than was asked for");
    }
    return told.group(2).equals("*") ? Optional.empty() : Optional.of(Long.valueOf(told.group(2)));
  }

  private void requireSame() {
    require(server.look(what, path).orElseThrow(() -> http.missing(what, "nothing is there now")));
  }

  private void require(Seen seen) {
    boolean same =
        seen.is(version)
            .orElseThrow(
                () ->
                    http.refused(what, "it tells neither a tag nor a time, so versions are alike"));
    if (!same) {
      throw http.missing(what, "it was overwritten");
    }
  }
}
