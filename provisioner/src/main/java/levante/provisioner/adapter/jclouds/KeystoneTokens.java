package levante.provisioner.adapter.jclouds;

import com.google.common.base.Function;
import com.google.inject.Injector;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import levante.provisioner.adapter.jclouds.OpenStackAccount.Method;
import levante.provisioner.adapter.jclouds.OpenStackAccount.SignIn;
import org.jclouds.domain.Credentials;
import org.jclouds.json.Json;
import org.jclouds.openstack.keystone.auth.config.AuthenticationModule;
import org.jclouds.openstack.keystone.auth.domain.AuthInfo;
import org.jclouds.openstack.keystone.v3.domain.Token;

/**
 * Gets tokens from Keystone for jclouds, which by itself knows passwords only: neither application
 * credentials nor the exchange of an OIDC access token at Keystone's federation endpoint.
 */
final class KeystoneTokens extends AuthenticationModule {
  /** The word by which jclouds chooses this way of signing in. */
  static final String CREDENTIAL_TYPE = "levante";

  private static final int UNAUTHORIZED = 401;

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int CREATED = 201;

  private final OpenStackAccount account;
  private final Set<String> services = ConcurrentHashMap.newKeySet();
  private final AtomicReference<String> project = new AtomicReference<>();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  KeystoneTokens(OpenStackAccount account) {
    this.account = account;
  }

  @Override
  protected Map<String, Function<Credentials, AuthInfo>> authenticationMethods(Injector injector) {
    Json json = injector.getInstance(Json.class);
    return Map.of(CREDENTIAL_TYPE, credentials -> token(json));
  }

  private Token token(Json json) {
    SignIn signIn = account.signIn();
    Map<String, Object> identity =
        switch (signIn.method()) {
          case PASSWORD -> password(signIn);
          case APPLICATION_CREDENTIAL -> applicationCredential(signIn);
          case OIDC ->
              Map.of("methods", List.of("token"), "token", Map.of("id", exchanged(signIn)));
        };
    Map<String, Object> auth =
        signIn.method() == Method.APPLICATION_CREDENTIAL
            ? Map.of("identity", identity)
            : Map.of("identity", identity, "scope", scope(signIn));
    HttpResponse<String> answer =
        answer(
            request("/auth/tokens")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.toJson(Map.of("auth", auth))))
                .build());
    project.set(json.fromJson(answer.body(), ScopeBody.class).token.project.id);
    Token token = json.fromJson(answer.body(), Body.class).token;
    token.catalog().forEach(service -> services.add(service.type()));
    return token.toBuilder().id(subject(answer)).build();
  }

  /** What Keystone answers; jclouds' JSON reads fields. */
  private static final class Body {
    private Token token;
  }

  /** What jclouds' own reading of the answer leaves out. */
  private static final class ScopeBody {
    private Scope token;

    private static final class Scope {
      private Project project;
    }

    private static final class Project {
      private String id;
    }
  }

  /** Whether the catalogue of the last token names a service of that type. */
  boolean offers(String type) {
    return services.contains(type);
  }

  /** The project that the last token is for; empty before the first one. */
  Optional<String> project() {
    return Optional.ofNullable(project.get());
  }

  private static Map<String, Object> password(SignIn signIn) {
    return Map.of(
        "methods",
        List.of("password"),
        "password",
        Map.of(
            "user",
            Map.of(
                "name",
                signIn.user(),
                "password",
                signIn.password().reveal(),
                "domain",
                Map.of("name", signIn.domain()))));
  }

  private static Map<String, Object> applicationCredential(SignIn signIn) {
    return Map.of(
        "methods",
        List.of("application_credential"),
        "application_credential",
        Map.of("id", signIn.user(), "secret", signIn.password().reveal()));
  }

  /** A project of EGI's sites is named by its id or its name; IM gives it as the domain. */
  private static Map<String, Object> scope(SignIn signIn) {
    if (signIn.method() == Method.OIDC) {
      String project = signIn.domain();
      return Map.of(
          "project",
          project.matches("[0-9a-f]{32}")
              ? Map.of("id", project)
              : Map.of("name", project, "domain", Map.of("id", "default")));
    }
    return Map.of(
        "project", Map.of("name", signIn.tenant(), "domain", Map.of("name", signIn.domain())));
  }

  /** The unscoped token for an access token of the identity provider's. */
  private String exchanged(SignIn signIn) {
    String path =
        "/OS-FEDERATION/identity_providers/%s/protocols/%s/auth"
            .formatted(signIn.user(), signIn.tenant());
    return subject(
        answer(
            request(path)
                .header("Authorization", "Bearer " + signIn.password().reveal())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(account.keystone() + path))
        .timeout(TIMEOUT)
        .header("Accept", "application/json");
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != CREATED / 100) {
        throw new OpenStackFailure(
            answer.statusCode(),
            "signing in at Keystone",
            answer.statusCode() == UNAUTHORIZED ? "the credentials are wrong or have ended" : "");
      }
      return answer;
    } catch (IOException silence) {
      throw new OpenStackFailure("Keystone does not answer at " + account.keystone(), silence);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OpenStackFailure("interrupted while signing in", interrupted);
    }
  }

  private static String subject(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("X-Subject-Token")
        .orElseThrow(
            () -> new OpenStackFailure(answer.statusCode(), "POST", "Keystone gave no token"));
  }
}
