package levante.system.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The main job, step by step over the wire; each step may be repeated after a crash. */
public final class Story {
  /** The bucket of the use case, on the edge's storage and on the cloud's. */
  public static final String BUCKET = "mask-detector";

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String YAML = "text/yaml";
  private static final Path DEMO = LevanteServer.home().resolve("cli/src/main/demo");

  private final LevanteServer server;
  private final String key;
  private String id = "";

  /**
   * A story of the admin's.
   *
   * @param key the Idempotency-Key, so that a repeated submission is the same infrastructure
   */
  public Story(LevanteServer server, String key) {
    this.server = server;
    this.key = key;
  }

  /** The bundled template. */
  public String template() {
    return admin().get("/api/v1/templates/edge-to-cloud").body();
  }

  /** Submits the template by IM's wire; again is the same infrastructure. */
  public void submit() {
    Wire.Answer answer =
        admin()
            .post(
                "/im/infrastructures?input.idle_time=4%20s",
                YAML, template(), "Idempotency-Key", key);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    String uri = answer.body().strip();
    id = uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** Submits the template on a server, and waits until both clusters are ready. */
  public static Story begun(LevanteServer server, String key) {
    Story story = new Story(server, key);
    story.begin();
    return story;
  }

  private void begin() {
    submit();
    await().atMost(LIMIT).until(this::ready);
  }

  /** Plays all of it: the template, the services, the video, until every job has succeeded. */
  public void play() {
    begin();
    applyServices();
    upload(video());
    await().atMost(LIMIT).until(() -> jobs("succeeded") == 13);
  }

  /** The id of the cluster that the template calls {@code edge} or {@code cloud}. */
  public String cluster(String name) {
    return infrastructure().path("clusters").findValuesAsText("id").stream()
        .filter(id -> id.startsWith(name + "-"))
        .findFirst()
        .orElseThrow();
  }

  /** Whether both clusters are ready. */
  public boolean ready() {
    JsonNode clusters = infrastructure().path("clusters");
    boolean ready = clusters.size() == 2;
    for (JsonNode cluster : clusters) {
      ready &= cluster.path("state").asText().equals("ready");
    }
    return ready;
  }

  /** Applies the two services. */
  public void applyServices() {
    apply(fdl());
  }

  /** Applies services to its clusters. */
  public void apply(String fdl) {
    Wire.Answer answer = admin().post("/api/v1/services?infrastructure=" + id, YAML, fdl);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /** The use case's FDL with its scripts inlined, as a client sends it. */
  public static String fdl() {
    try {
      String text = Files.readString(DEMO.resolve("edge-to-cloud-services.yaml"));
      for (String script : List.of("blurry-faces.sh", "mask-detector.sh")) {
        String inlined =
            "script: |\n" + Files.readString(DEMO.resolve(script)).indent(10).stripTrailing();
        text = text.replace("script: " + script, inlined);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The demo's video. */
  public static Path video() {
    return DEMO.resolve("three_faces.mp4");
  }

  /** Puts a file into the edge's input folder. */
  public void upload(Path file) {
    bucket("edge").upload("input/" + file.getFileName(), file);
  }

  /** The keys below a prefix, sorted. */
  public List<String> keys(String cluster, String prefix) {
    return bucket(cluster).keys(prefix);
  }

  private Bucket bucket(String cluster) {
    return bucket(cluster, BUCKET);
  }

  /** A bucket in the cluster's storage, by the access that the outputs give. */
  public Bucket bucket(String cluster, String name) {
    JsonNode outputs = outputs();
    return new Bucket(
        URI.create(outputs.path(cluster + "_storage_endpoint").asText()),
        outputs.path(cluster + "_storage_access_key").asText(),
        outputs.path(cluster + "_storage_secret_key").asText(),
        name);
  }

  /** The infrastructure's outputs, by IM's wire. */
  public JsonNode outputs() {
    return ok("/im/infrastructures/" + id + "/outputs").path("outputs");
  }

  /** The infrastructure, by our wire. */
  public JsonNode infrastructure() {
    return ok("/api/v1/infrastructures/" + id);
  }

  /** All jobs of it. */
  public JsonNode jobs() {
    return ok("/api/v1/jobs?infrastructure=" + id).path("jobs");
  }

  /** So many jobs are in a state. */
  public long jobs(String state) {
    long count = 0;
    for (JsonNode job : jobs()) {
      count += job.path("state").asText().equals(state) ? 1 : 0;
    }
    return count;
  }

  /** What is left of it anywhere. */
  public JsonNode leftovers() {
    return ok("/api/v1/infrastructures/" + id + "/leftovers");
  }

  /** Whether that is nothing, of whatever kind. */
  public boolean nothingLeft() {
    JsonNode leftovers = leftovers();
    boolean nothing = leftovers.isObject() && leftovers.size() == 5;
    for (JsonNode kind : leftovers) {
      nothing &= kind.isEmpty();
    }
    return nothing;
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** A GET as the admin that has to succeed. */
  public JsonNode ok(String path) {
    Wire.Answer answer = admin().get(path);
    assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
    return answer.json();
  }

  private Wire admin() {
    return server.admin();
  }
}
