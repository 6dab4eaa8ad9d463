package levante.system.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedSet;

/** An infrastructure of Levante's on the real OpenStack, through its life. */
public final class RealInfrastructure {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final String YAML = "text/yaml";

  private final Site site;
  private final String path;

  /**
   * Where it is made.
   *
   * @param folder for the key of its machines
   * @param limit of each wait
   */
  public record Site(RealOpenStack cloud, LevanteServer server, Path folder, Duration limit) {
    private Wire levante() {
      return cloud.through(server);
    }
  }

  private RealInfrastructure(Site site, String path) {
    this.site = site;
    this.path = path;
  }

  /** One of that template, asked for by IM's wire. */
  public static RealInfrastructure of(Site site, String template) {
    Wire.Answer made = site.levante().post("/im/infrastructures", YAML, template);
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    return new RealInfrastructure(
        site, "/api/v1/infrastructures/" + made.body().strip().replaceAll(".*/", ""));
  }

  /** One of that archive, asked for by Levante's own wire. */
  public static RealInfrastructure of(Site site, byte[] archive) {
    Wire.Answer made = site.levante().post("/api/v1/infrastructures", "application/zip", archive);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return new RealInfrastructure(
        site, "/api/v1/infrastructures/" + made.json().path("id").asText());
  }

  /** The path of its page. */
  public String page() {
    return path.replaceFirst("^/api/v1", "");
  }

  /** As Levante shows it. */
  public JsonNode shown() {
    Wire.Answer answer = site.levante().get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** Its outputs, as far as they are known. */
  public JsonNode outputs() {
    return shown().path("outputs");
  }

  /** Waits until it has just so many machines, all configured. */
  public void configured(int machines) {
    await(machines + " machines are configured")
        .atMost(site.limit())
        .pollInterval(BETWEEN_LOOKS)
        .untilAsserted(
            () ->
                assertThat(shown().path("machines"))
                    .as(shown().path("explanations").toString())
                    .hasSize(machines)
                    .allMatch(one -> one.path("state").asText().equals("configured")));
  }

  /** The same template with another number of workers. */
  public void edit(String template, int workers) {
    edit(template, "workers", workers);
  }

  /** The same template with another number for that input. */
  public void edit(String template, String input, int number) {
    Wire.Answer edited =
        site.levante().put("%s?input.%s=%d".formatted(path, input, number), YAML, template);
    assertThat(edited.status()).as(edited.body()).isBetween(200, 202);
  }

  /** What is answered to a template that it cannot become. */
  public String refused(String template) {
    Wire.Answer answer = site.levante().put(path, YAML, template);
    assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    return answer.body();
  }

  /** What a command prints on the machine whose address is an output. */
  public String onFront(String command) {
    return SignedIn.by(site.folder(), outputs()).run(command);
  }

  /** Destroys it, and waits until the cloud's own lists are these. */
  public void destroy(SortedSet<String> before) {
    Wire.Answer ended = site.levante().delete(path);
    assertThat(ended.status()).as(ended.body()).isEqualTo(202);
    await("the cloud's own lists are as before")
        .atMost(site.limit())
        .pollInterval(BETWEEN_LOOKS)
        .untilAsserted(() -> assertThat(site.cloud().inventory()).isEqualTo(before));
  }
}
