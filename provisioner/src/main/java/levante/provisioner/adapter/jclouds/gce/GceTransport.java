package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.net.HttpHeaders;
import com.google.inject.Injector;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import levante.provisioner.adapter.jclouds.http.RawCalls;
import levante.provisioner.adapter.jclouds.http.RawMetadata;
import levante.provisioner.adapter.jclouds.http.RawModule;
import levante.provisioner.adapter.jclouds.logging.Silence;
import org.jclouds.ContextBuilder;
import org.jclouds.http.HttpCommand;
import org.jclouds.http.HttpCommandExecutorService;
import org.jclouds.http.HttpErrorHandler;
import org.jclouds.http.HttpRequest;
import org.jclouds.http.HttpResponse;
import org.jclouds.io.Payload;
import org.jclouds.io.Payloads;
import org.jclouds.oauth.v2.AuthorizationApi;
import org.jclouds.oauth.v2.config.OAuthModule;
import org.jclouds.oauth.v2.config.OAuthProperties;
import org.jclouds.oauth.v2.config.OAuthScopes;
import org.jclouds.oauth.v2.domain.Claims;
import org.jclouds.oauth.v2.domain.Token;
import org.jclouds.rest.ConfiguresHttpApi;

/**
 * Sends single calls to Compute Engine by jclouds, authorised, with timeouts and never twice. Its
 * own interfaces of Compute Engine know neither labels nor accelerators, architectures or ids of
 * requests.
 */
final class GceTransport {
  private static final RawMetadata.Kind KIND =
      new RawMetadata.Kind(
          "GCE", "v1", URI.create("https://cloud.google.com/compute/docs/reference/rest/v1"));

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One call.
   *
   * @param path below {@code projects/}
   */
  record Call(String method, String path, Map<String, String> query, Optional<JsonNode> body) {}

  private final String base;
  private final HttpCommandExecutorService http;
  private final AccessTokens tokens;

  GceTransport(GceAccount account, Clock clock) {
    this.base = account.endpoint() + "projects/";
    Properties properties = RawCalls.limits();
    properties.setProperty("oauth.endpoint", account.tokens().toString());
    properties.setProperty(OAuthProperties.JWS_ALG, "RS256");
    properties.setProperty(OAuthProperties.AUDIENCE, account.tokens().toString());
    Injector jclouds =
        ContextBuilder.newBuilder(new RawMetadata(KIND, account.endpoint()))
            .endpoint(account.endpoint().toString())
            .credentials(
                account.identity().email().orElse("token"), account.identity().secret().reveal())
            .modules(List.of(new Sending(), new OAuthModule(), new Silence()))
            .overrides(properties)
            .buildInjector();
    this.http = jclouds.getInstance(HttpCommandExecutorService.class);
    this.tokens = new AccessTokens(account, jclouds, clock);
  }

  /**
   * What is answered.
   *
   * @throws GceFailure when that is an error, or nothing
   */
  JsonNode send(Call call) {
    try {
      return json(text(http.invoke(new HttpCommand(request(call)))));
    } catch (RuntimeException thrown) {
      GceFailure failure = GceFailure.in(thrown);
      if (failure.isAboutTheToken()) {
        tokens.forget();
      }
      throw failure;
    }
  }

  private HttpRequest request(Call call) {
    String asked =
        call.query().entrySet().stream()
            .filter(one -> !one.getValue().isEmpty())
            .map(one -> one.getKey() + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder<?> request =
        HttpRequest.builder()
            .method(call.method())
            .endpoint(URI.create(base + call.path() + (asked.isEmpty() ? "" : "?" + asked)))
            .addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.current());
    call.body().ifPresent(json -> request.payload(payload(json)));
    return request.build();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Payload payload(JsonNode body) {
    Payload payload = Payloads.newStringPayload(body.toString());
    payload.getContentMetadata().setContentType("application/json");
    return payload;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new GceFailure("GCE's answer cannot be read", broken);
    }
  }

  private static String text(HttpResponse response) {
    try {
      return RawCalls.text(response, "{}");
    } catch (IOException broken) {
      throw new GceFailure("GCE's answer broke off", broken);
    }
  }

  /**
   * The tokens by which an account's calls are authorised. jclouds signs the request for one and
   * sends it; its own cache keeps tokens for a set time whatever their answer says, and cannot
   * forget one.
   */
  private static final class AccessTokens {
    /** What calls may do with one. Source: Compute Engine's discovery document. */
    static final String SCOPE = "https://www.googleapis.com/auth/compute";

    /** The longest that Google lets a request ask for. */
    private static final Duration LIFE = Duration.ofHours(1);

    /** So that none ends on its way. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final GceAccount account;
    private final AuthorizationApi api;
    private final Clock clock;
    private Optional<String> token = Optional.empty();
    private Instant until = Instant.MIN;

    AccessTokens(GceAccount account, Injector jclouds, Clock clock) {
      this.account = account;
      this.api = jclouds.getInstance(AuthorizationApi.class);
      this.clock = clock;
    }

    /** One that is valid by what was said of it. */
    synchronized String current() {
      Optional<String> email = account.identity().email();
      if (email.isEmpty()) {
        return account.identity().secret().reveal();
      }
      Instant now = clock.instant();
      if (token.isEmpty() || !now.isBefore(until)) {
        Token fresh =
            api.authorize(
                Claims.create(
                    email.get(),
                    SCOPE,
                    account.tokens().toString(),
                    now.plus(LIFE).getEpochSecond(),
                    now.getEpochSecond()));
        token = Optional.of(fresh.accessToken());
        until = now.plusSeconds(fresh.expiresIn()).minus(MARGIN);
      }
      return token.get();
    }

    /** The next call asks for another one. */
    synchronized void forget() {
      token = Optional.empty();
    }
  }

  @ConfiguresHttpApi
  private static final class Sending extends RawModule {
    Sending() {
      super(new Errors());
    }

    @Override
    protected void configure() {
      super.configure();
      bind(OAuthScopes.class).toInstance(OAuthScopes.SingleScope.create(AccessTokens.SCOPE));
    }
  }

  private static final class Errors implements HttpErrorHandler {
    @Override
    public void handleError(HttpCommand command, HttpResponse response) {
      command.setException(failure(response.getStatusCode(), text(response)));
    }

    private static GceFailure failure(int status, String body) {
      try {
        return GceFailure.of(status, json(body));
      } catch (GceFailure unreadable) {
        return new GceFailure(status, "", body);
      }
    }
  }
}
