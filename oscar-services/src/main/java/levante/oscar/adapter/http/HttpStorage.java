package levante.oscar.adapter.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.http.Ask.Span;
import levante.oscar.storage.StorageAccess;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Asks one storage, and sorts how it fails: missing, refused, unreachable. */
public final class HttpStorage {
  /** Timeout, Locked, Too Early, Too Many Requests: another time it may be done. */
  private static final Set<Integer> LATER = Set.of(408, 423, 425, 429);

  /** Not Implemented, HTTP Version Not Supported: it never will be. */
  private static final Set<Integer> NEVER = Set.of(501, 505);

  private final StorageAccess access;
  private final Map<Span, Call.Factory> clients;
  private final Map<String, String> headers;

  HttpStorage(StorageAccess access, Map<Span, Call.Factory> clients, Map<String, String> headers) {
    this.access = access;
    this.clients = clients;
    // Else a body is unpacked on its way, and its length and tag are another's.
    Map<String, String> all = new TreeMap<>(Map.of("Accept-Encoding", "identity"));
    all.putAll(headers);
    this.headers = all;
  }

  /** What works on an answer. */
  public interface Use<T> {
    /** Reads it. */
    T of(Answer answer) throws IOException;
  }

  /**
   * Sends a request.
   *
   * @param what the request's object, for people
   * @return whatever the status is; the caller closes it
   * @throws LevanteException STORAGE_UNREACHABLE when there is none
   */
  public Answer send(String what, Ask ask) {
    Request.Builder request = new Request.Builder().url(ask.url());
    headers.forEach(request::header);
    ask.headers().forEach(request::header);
    request.method(ask.method(), ask.body().map(HttpStorage::body).orElse(noBody(ask.method())));
    try {
      return new Answer(clients.get(ask.span()).newCall(request.build()).execute());
    } catch (IOException e) {
      throw unreachable(what, e);
    }
  }

  /**
   * Follows a redirect, without what signs in here.
   *
   * @param range of the bytes that are wanted; empty for all
   * @throws LevanteException STORAGE_UNREACHABLE; STORAGE_REFUSED when it leads out of encryption,
   *     or nowhere
   */
  public Answer follow(String what, Answer redirect, Map<String, String> range) {
    HttpUrl from = HttpUrl.get(access.endpoint().toString());
    Optional<HttpUrl> to =
        redirect
            .header("Location")
            .flatMap(location -> Optional.ofNullable(redirect.url().resolve(location)))
            .filter(url -> url.isHttps() || !from.isHttps());
    if (to.isEmpty()) {
      throw refused(what, "status " + redirect.status() + elsewhere(redirect));
    }
    Request.Builder request =
        new Request.Builder().url(to.get()).header("Accept-Encoding", "identity");
    range.forEach(request::header);
    try {
      return new Answer(clients.get(Span.FILE).newCall(request.build()).execute());
    } catch (IOException e) {
      throw unreachable(what, e);
    }
  }

  private static RequestBody noBody(String method) {
    return method.equals("PUT") || method.equals("POST")
        ? RequestBody.create(new byte[0], null)
        : null;
  }

  private static RequestBody body(Ask.Body body) {
    MediaType type = MediaType.parse(body.contentType());
    return body.file()
        .map(file -> RequestBody.create(file.toFile(), type))
        .orElseGet(() -> RequestBody.create(body.text().getBytes(StandardCharsets.UTF_8), type));
  }

  /** Sends, reads and closes. A connection that breaks while it is read is STORAGE_UNREACHABLE. */
  public <T> T ask(String what, Ask ask, Use<T> use) {
    try (Answer answer = send(what, ask)) {
      return use.of(answer);
    } catch (IOException e) {
      throw unreachable(what, e);
    }
  }

  /** The failure that an answer's status tells of. */
  public LevanteException failure(String what, Answer answer) {
    int status = answer.status();
    if (status == 404 || status == 410 || status == 412) {
      return missing(what, "status " + status);
    }
    if (LATER.contains(status) || (status >= 500 && !NEVER.contains(status))) {
      return unreachable(what, status == 507 ? "no space is left there" : "status " + status);
    }
    return refused(what, "status %d%s".formatted(status, elsewhere(answer)));
  }

  private static String elsewhere(Answer answer) {
    return answer.isRedirect()
        ? ", it sends on to " + answer.header("Location").orElse("nowhere")
        : "";
  }

  /** OBJECT_NOT_FOUND. */
  public LevanteException missing(String what, String why) {
    return new LevanteException(
        ErrorCode.OBJECT_NOT_FOUND, "%s: there is no %s (%s)".formatted(access.id(), what, why));
  }

  /** STORAGE_REFUSED. */
  public LevanteException refused(String what, String why) {
    return new LevanteException(
        ErrorCode.STORAGE_REFUSED,
        "%s at %s refuses %s: %s".formatted(access.id(), access.endpoint(), what, why));
  }

  /** STORAGE_UNREACHABLE. */
  public LevanteException unreachable(String what, String why) {
    return new LevanteException(ErrorCode.STORAGE_UNREACHABLE, silent(what, why));
  }

  private LevanteException unreachable(String what, IOException cause) {
    return new LevanteException(
        ErrorCode.STORAGE_UNREACHABLE, silent(what, String.valueOf(cause)), cause);
  }

  private String silent(String what, String why) {
    return "%s at %s does not answer for %s: %s"
        .formatted(access.id(), access.endpoint(), what, why);
  }
}
