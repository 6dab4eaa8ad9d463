package levante.provisioner.adapter.jclouds.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Multimaps;
import com.google.common.net.HttpHeaders;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.provisioner.adapter.jclouds.failure.CloudFailure;
import levante.provisioner.adapter.jclouds.failure.CloudFailure.Sort;
import org.jclouds.http.HttpRequest;
import org.jclouds.io.Payload;
import org.jclouds.io.Payloads;

/**
 * The Resource Manager's calls in one subscription, with a token that is fetched when it is needed.
 *
 * <p>Reads are tried again with backoff; writes never are: the next pass looks for what they made.
 */
final class AzureSession {
  /** A token is not used to its last moment. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  /** However long Azure wants to be left alone, after this it is asked again. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private static final String NEXT = "nextLink";

  private final AzureAccount account;
  private final Clock clock;
  private final JcloudsHttp http;
  private String token = "";
  private Instant tokenUntil = Instant.MIN;
  private volatile Instant quietUntil = Instant.MIN;

  AzureSession(AzureAccount account, Clock clock) {
    this.account = account;
    this.clock = clock;
    this.http = new JcloudsHttp(account.management());
  }

  /** The id of what is at that path below the subscription. */
  String id(String path) {
    return "/subscriptions/" + account.subscription() + path;
  }

  /** All of a list that comes page by page. */
  List<JsonNode> list(String path) {
    try {
      return pages(path);
    } catch (AzureFailure failure) {
      throw failure.coded();
    }
  }

  /** The same, for those who look at the failure themselves. */
  List<JsonNode> pages(String path) {
    List<JsonNode> items = new ArrayList<>();
    JsonNode page = ask(path);
    page.path("value").forEach(items::add);
    while (!page.path(NEXT).asText("").isEmpty()) {
      URI next = ours(page.path(NEXT).asText());
      page = CloudFailure.persistently(() -> call("GET", next, Optional.empty(), Map.of()));
      page.path("value").forEach(items::add);
    }
    return items;
  }

  /** Another page is never asked for elsewhere, since the token goes with the question. */
  private URI ours(String link) {
    try {
      URI next = URI.create(link);
      if (origin(next).equals(origin(account.management()))) {
        return next;
      }
    } catch (IllegalArgumentException malformed) {
      throw new AzureFailure("Azure's list goes on at no URL", malformed);
    }
    throw new AzureFailure(502, "", "a list goes on at another server");
  }

  private static String origin(URI uri) {
    int usual = "https".equals(uri.getScheme()) ? 443 : 80;
    return "%s %s %d"
        .formatted(uri.getScheme(), uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort());
  }

  /** An answer that may be asked for as often as need be, whose failure the caller looks at. */
  JsonNode ask(String path) {
    return CloudFailure.persistently(() -> call("GET", at(path), Optional.empty(), Map.of()));
  }

  /** A thing, if it is there. */
  Optional<JsonNode> find(String path) {
    try {
      return Optional.of(ask(path));
    } catch (AzureFailure failure) {
      if (failure.sort() == Sort.GONE) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** Makes a thing, or makes it so. */
  JsonNode put(String path, Object body) {
    return call("PUT", at(path), Optional.of(body), Map.of());
  }

  /** Makes a thing unless there is one of that name, of which nothing is changed. */
  JsonNode make(String path, Object body) {
    return call("PUT", at(path), Optional.of(body), Map.of(HttpHeaders.IF_NONE_MATCH, "*"));
  }

  void delete(String path) {
    call("DELETE", at(path), Optional.empty(), Map.of());
  }

  void order(String path) {
    call("POST", at(path), Optional.empty(), Map.of());
  }

  private URI at(String path) {
    return account.management().resolve(id(path).substring(1));
  }

  private JsonNode call(
      String method, URI uri, Optional<Object> body, Map<String, String> headers) {
    if (clock.instant().isBefore(quietUntil)) {
      throw new AzureFailure(
          429, "TooManyRequests", "it wants to be left alone until " + quietUntil);
    }
    HttpRequest.Builder<?> request = HttpRequest.builder().method(method).endpoint(uri);
    headers.forEach(request::addHeader);
    body.map(JcloudsHttp::written).map(AzureSession::json).ifPresent(request::payload);
    try {
      return http.send(
          request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + currentToken()).build());
    } catch (AzureFailure failure) {
      heed(failure);
      throw failure;
    }
  }

  private static Payload json(String text) {
    Payload payload = Payloads.newStringPayload(text);
    payload.getContentMetadata().setContentType("application/json");
    return payload;
  }

  private void heed(AzureFailure failure) {
    if (failure.isAboutTheToken()) {
      forgetToken();
    }
    if (failure.sort() == Sort.THROTTLED) {
      failure
          .pause()
          .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
          .ifPresent(pause -> quietUntil = clock.instant().plus(pause));
    }
  }

  private synchronized void forgetToken() {
    tokenUntil = Instant.MIN;
  }

  private synchronized String currentToken() {
    if (!clock.instant().isBefore(tokenUntil)) {
      Map<String, String> form =
          Map.of(
              "grant_type",
              "client_credentials",
              "client_id",
              account.client().id().reveal(),
              "client_secret",
              account.client().secret().reveal(),
              "scope",
              account.management() + ".default");
      JsonNode answer =
          http.send(
              HttpRequest.builder()
                  .method("POST")
                  .endpoint(account.tokens())
                  .payload(Payloads.newUrlEncodedFormPayload(Multimaps.forMap(form)))
                  .build());
      token = answer.path("access_token").asText();
      tokenUntil = clock.instant().plusSeconds(answer.path("expires_in").asLong()).minus(EARLY);
    }
    return token;
  }
}
