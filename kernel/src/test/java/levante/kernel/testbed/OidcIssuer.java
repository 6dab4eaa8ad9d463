package levante.kernel.testbed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A provider of OpenID Connect on this machine, as strict as the standards are: the redirect is
 * compared whole, the proof key and the client's secret are wanted, a code is good for once and for
 * a minute. Its sign-in page asks for a name only.
 */
public final class OidcIssuer implements AutoCloseable {
  /** What it calls its only client. */
  public static final String CLIENT = "levante";

  /** That client's secret. */
  public static final String SECRET = "a secret/with=signs+in it";

  private final HttpServer server;
  private volatile URI callback;
  private final RSAKey key;
  private final Clock clock;
  private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private volatile UnaryOperator<JWTClaimsSet.Builder> twist = UnaryOperator.identity();
  private volatile boolean away;

  private OidcIssuer(HttpServer server, URI callback, RSAKey key, Clock clock) {
    this.server = server;
    this.callback = callback;
    this.key = key;
    this.clock = clock;
  }

  /** Starts one that leads browsers back to {@code callback} only. */
  public static OidcIssuer start(URI callback, Clock clock) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      RSAKey key = new RSAKeyGenerator(2048).keyID("first").generate();
      OidcIssuer issuer = new OidcIssuer(server, callback, key, clock);
      server.setExecutor(Executors.newCachedThreadPool());
      server.createContext("/", issuer::answer);
      server.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java makes RSA keys", e);
    }
  }

  /** What it calls itself. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Leads browsers back to there from now on. */
  public void leadsBackTo(URI there) {
    callback = there;
  }

  /** It knows somebody from now on, by a name that is their subject too, and says this of them. */
  public void knows(String name, Map<String, Object> claims) {
    people.put(name, Map.copyOf(claims));
  }

  /** Whether it answers everything with 503. */
  public void isAway(boolean now) {
    away = now;
  }

  /** What it does to the claims of the ID tokens that it makes from now on. */
  public void twists(UnaryOperator<JWTClaimsSet.Builder> how) {
    twist = how;
  }

  /** An access token for {@code audience}, of somebody it knows. */
  public String tokenOf(String name, String audience) {
    String token = signed("at+jwt", claims(name).audience(audience).build(), key);
    tokens.put(token, name);
    return token;
  }

  /** An ID token for {@code audience}. */
  public String idTokenOf(String name, String audience) {
    return signed("JWT", claims(name).audience(audience).build(), key);
  }

  /** The same with an end of its own, signed by a key of somebody else's where wanted. */
  public String tokenOf(String name, String audience, Instant end, RSAKey signer) {
    JWTClaimsSet claims = claims(name).audience(audience).expirationTime(Date.from(end)).build();
    String token = signed("at+jwt", claims, signer);
    tokens.put(token, name);
    return token;
  }

  /** The key that it signs with. */
  public RSAKey key() {
    return key;
  }

  /** The token is no longer taken. */
  public void revoke(String token) {
    tokens.remove(token);
  }

  private JWTClaimsSet.Builder claims(String name) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(uri().toString())
        .subject(name)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))))
        .jwtID(UUID.randomUUID().toString());
  }

  private static String signed(String type, JWTClaimsSet claims, RSAKey signer) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256)
                  .keyID("first")
                  .type(new JOSEObjectType(type))
                  .build(),
              claims);
      jwt.sign(new RSASSASigner(signer));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("an RSA key signs", e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (away) {
      say(exchange, 503, "text/plain", "away");
    } else if (path.equals("/.well-known/openid-configuration")) {
      say(exchange, 200, "application/json", JSONObjectUtils.toJSONString(metadata()));
    } else if (path.equals("/jwks")) {
      say(exchange, 200, "application/json", new JWKSet(key.toPublicJWK()).toString());
    } else if (path.equals("/authorize")) {
      authorize(exchange, fields(exchange.getRequestURI().getRawQuery()));
    } else if (path.equals("/signed")) {
      signIn(exchange, fields(body));
    } else if (path.equals("/token")) {
      token(exchange, fields(body));
    } else if (path.equals("/userinfo")) {
      userInfo(exchange);
    } else {
      say(exchange, 404, "text/plain", "no such path");
    }
  }

  private Map<String, Object> metadata() {
    return Map.of(
        "issuer", uri().toString(),
        "authorization_endpoint", uri() + "/authorize",
        "token_endpoint", uri() + "/token",
        "userinfo_endpoint", uri() + "/userinfo",
        "jwks_uri", uri() + "/jwks",
        "response_types_supported", List.of("code"),
        "subject_types_supported", List.of("public"),
        "code_challenge_methods_supported", List.of("S256"),
        "id_token_signing_alg_values_supported", List.of("RS256"));
  }

  private void authorize(HttpExchange exchange, Map<String, String> asked) throws IOException {
    boolean good =
        CLIENT.equals(asked.get("client_id"))
            && callback.toString().equals(asked.get("redirect_uri"))
            && "code".equals(asked.get("response_type"))
            && "S256".equals(asked.get("code_challenge_method"))
            && asked.getOrDefault("scope", "").contains("openid");
    if (!good) {
      say(exchange, 400, "text/plain", "not as registered: " + asked);
      return;
    }
    StringBuilder page =
        new StringBuilder(
            "<!DOCTYPE html><html lang='en'><title>Issuer</title><form method='post'"
                + " action='/signed'><label>Name <input name='name'></label>");
    for (String kept : List.of("state", "nonce", "code_challenge")) {
      page.append("<input type='hidden' name='%s' value='%s'>".formatted(kept, asked.get(kept)));
    }
    page.append("<button>Sign in</button></form>");
    say(exchange, 200, "text/html", page.toString());
  }

  private void signIn(HttpExchange exchange, Map<String, String> given) throws IOException {
    String code = UUID.randomUUID().toString();
    boolean known = people.containsKey(given.get("name"));
    if (known) {
      codes.put(code, given);
    }
    String query = known ? "code=" + code : "error=access_denied";
    exchange
        .getResponseHeaders()
        .set("Location", "%s?%s&state=%s".formatted(callback, query, given.get("state")));
    exchange.sendResponseHeaders(303, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange, Map<String, String> given) throws IOException {
    if (!isClient(exchange)) {
      say(exchange, 401, "application/json", "{\"error\":\"invalid_client\"}");
      return;
    }
    Map<String, String> left = codes.remove(given.getOrDefault("code", ""));
    boolean good =
        left != null
            && callback.toString().equals(given.get("redirect_uri"))
            && challenge(given.getOrDefault("code_verifier", ""))
                .equals(left.get("code_challenge"));
    if (!good) {
      say(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
      return;
    }
    String name = left.get("name");
    JWTClaimsSet claims =
        twist.apply(claims(name).audience(CLIENT).claim("nonce", left.get("nonce"))).build();
    Map<String, Object> answer =
        Map.of(
            "access_token",
            tokenOf(name, "userinfo"),
            "id_token",
            signed("JWT", claims, key),
            "token_type",
            "Bearer",
            "expires_in",
            600);
    say(exchange, 200, "application/json", JSONObjectUtils.toJSONString(answer));
  }

  private static boolean isClient(HttpExchange exchange) {
    byte[] credentials =
        "%s:%s".formatted(encoded(CLIENT), encoded(SECRET)).getBytes(StandardCharsets.UTF_8);
    return ("Basic " + Base64.getEncoder().encodeToString(credentials))
        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private void userInfo(HttpExchange exchange) throws IOException {
    String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    String name = header.startsWith("Bearer ") ? tokens.get(header.substring(7)) : null;
    if (name == null) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      exchange.sendResponseHeaders(401, -1);
      exchange.close();
      return;
    }
    Map<String, Object> claims = new TreeMap<>(people.getOrDefault(name, Map.of()));
    claims.put("sub", name);
    say(exchange, 200, "application/json", JSONObjectUtils.toJSONString(claims));
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> fields(String encoded) {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : String.valueOf(encoded).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        fields.put(decoded(parts[0]), decoded(parts[1]));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void say(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    ((java.util.concurrent.ExecutorService) server.getExecutor()).shutdownNow();
  }
}
