package levante.system.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The real OpenStack of {@code ./levante test --real}, asked and changed by its own interfaces and
 * not through Levante. A test tagged {@code real} that cannot have it fails.
 */
public final class RealOpenStack {
  private static final String JSON = "application/json";

  private final String keystone;
  private final String user;
  private final String password;
  private final String project;
  private final Wire wire;
  private final String token;
  private final String userId;
  private final Map<String, String> endpoints = new TreeMap<>();

  private RealOpenStack(String keystone, String user, String password, String project) {
    this.keystone = keystone;
    this.user = user;
    this.password = password;
    this.project = project;
    this.wire = new Wire(URI.create(keystone), "none");
    Wire.Answer answer = wire.post(keystone + "/auth/tokens", JSON, signIn());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    this.token = answer.header("X-Subject-Token");
    this.userId = answer.json().path("token").path("user").path("id").asText();
    for (JsonNode service : answer.json().path("token").path("catalog")) {
      String url = service.path("endpoints").path(0).path("url").asText();
      endpoints.put(service.path("type").asText(), url);
    }
  }

  /** The one that the environment names, signed in. */
  public static RealOpenStack signedIn() {
    return new RealOpenStack(given("KEYSTONE"), given("USER"), given("PASSWORD"), given("PROJECT"));
  }

  private static String given(String what) {
    String name = "LEVANTE_REAL_" + what;
    String value = System.getenv(name);
    assertThat(value)
        .as("%s, which ./levante test --real sets; src/test/infra/openstack/README.md", name)
        .isNotBlank();
    return value;
  }

  private String signIn() {
    return """
        {"auth": {
          "identity": {"methods": ["password"], "password": {"user":
            {"name": "%s", "password": "%s", "domain": {"id": "default"}}}},
          "scope": {"project": {"name": "%s", "domain": {"id": "default"}}}}}
        """
        .formatted(user, password, project);
  }

  /** Where Keystone answers, for the server's setting. */
  public String keystone() {
    return keystone;
  }

  /** The line of IM's authorization header by which Levante uses it. */
  private String line(String id) {
    return "id = %s; type = OpenStack; host = %s; username = %s; password = %s; tenant = %s"
        .formatted(id, keystone, user, password, project);
  }

  /** The administrator of a Levante that is to use this cloud as its site. */
  public Wire through(LevanteServer server) {
    return server.adminWith(line("site"));
  }

  /** An application credential of the user's for the project. */
  public record ApplicationCredential(String id, String secret) {}

  /** Makes an application credential that ends by itself. */
  public ApplicationCredential applicationCredential(String name, Instant end) {
    Wire.Answer answer =
        wire.post(
            applicationCredentials(),
            JSON,
            "{\"application_credential\": {\"name\": \"%s\", \"expires_at\": \"%s\"}}"
                .formatted(name, LocalDateTime.ofInstant(end, ZoneOffset.UTC)),
            "X-Auth-Token",
            token);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    JsonNode made = answer.json().path("application_credential");
    return new ApplicationCredential(made.path("id").asText(), made.path("secret").asText());
  }

  /** Takes it back. */
  public void revoke(ApplicationCredential credential) {
    Wire.Answer answer =
        wire.delete(applicationCredentials() + "/" + credential.id(), "X-Auth-Token", token);
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
  }

  private String applicationCredentials() {
    return "%s/users/%s/application_credentials".formatted(keystone, userId);
  }

  /** Servers, as Nova lists them. */
  public List<JsonNode> servers() {
    return list("compute", "/servers/detail", "servers");
  }

  /** Deletes a server behind everybody's back. */
  public void deleteServer(String id) {
    Wire.Answer answer =
        wire.delete(endpoints.get("compute") + "/servers/" + id, "X-Auth-Token", token);
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
  }

  /** All that the project has, a line each: servers, volumes, ports, addresses, groups, keys. */
  public SortedSet<String> inventory() {
    SortedSet<String> all = new TreeSet<>();
    servers().forEach(server -> all.add("server " + server.path("name").asText()));
    add(all, "volume", list("volumev3", "/volumes/detail", "volumes"), "id");
    add(all, "port", list("network", "/v2.0/ports", "ports"), "id");
    add(all, "floating ip", list("network", "/v2.0/floatingips", "floatingips"), "id");
    add(all, "security group", list("network", "/v2.0/security-groups", "security_groups"), "id");
    for (JsonNode pair : list("compute", "/os-keypairs", "keypairs")) {
      all.add("key pair " + pair.path("keypair").path("name").asText());
    }
    return all;
  }

  private static void add(
      SortedSet<String> all, String kind, List<JsonNode> things, String identity) {
    things.forEach(thing -> all.add(kind + " " + thing.path(identity).asText()));
  }

  private List<JsonNode> list(String service, String path, String key) {
    Wire.Answer answer = wire.get(endpoints.get(service) + path, "X-Auth-Token", token);
    assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
    assertThat(answer.json().has(key)).as(answer.body()).isTrue();
    List<JsonNode> things = new ArrayList<>();
    answer.json().path(key).forEach(things::add);
    return things;
  }
}
