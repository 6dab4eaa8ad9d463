package levante.cli.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import levante.cli.fake.VerbOfAServer;
import org.junit.jupiter.api.Test;

class ScalingVerbTest extends VerbOfAServer {
  private static final String PATH = "/api/v1/clusters/cloud-1/scaling";
  private static final String NIGHTS =
      "{\"cluster\":\"cloud-1\",\"text\":\"policy: lean\\nschedule: []\\n\",\"version\":3,\"by\":\"ada\","
          + "\"at\":\"2026-11-30T12:00:00Z\",\"trouble\":null,\"in_force\":{\"from\":null,"
          + "\"window\":\"nights\",\"until\":\"2026-12-01T07:00:00Z\",\"policy\":\"lean\",\"pools\":[],"
          + "\"eur_per_hour\":2.5,\"sentences\":[\"It is night.\"]},\"next\":[{\"from\":"
          + "\"2026-12-01T07:00:00Z\",\"window\":null,\"until\":\"2026-12-01T18:00:00Z\",\"policy\":"
          + "\"lean\",\"pools\":[],\"eur_per_hour\":null,\"sentences\":[]},{\"from\":"
          + "\"2026-12-01T18:00:00Z\",\"window\":\"nights\",\"until\":null,\"policy\":\"lean\","
          + "\"pools\":[],\"eur_per_hour\":null,\"sentences\":[]}]}";

  ScalingVerbTest() {
    super(KeepVerbs::named);
  }

  private String file() throws IOException {
    return Files.writeString(folder.resolve("rules.yaml"), "policy: lean\n").toString();
  }

  @Test
  void whatHoldsIsToldWithWhatComesAndTheText() {
    server().on("GET " + PATH, NIGHTS);
    assertThat(run("scaling", "show", "cloud-1")).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "It is night.",
            "2026-12-01T07:00:00Z: 'nights' ends",
            "2026-12-01T18:00:00Z: 'nights' begins",
            "",
            "policy: lean",
            "schedule: []");
  }

  @Test
  void aFileIsSetOverWhatIsThere() throws IOException {
    server().on("PUT " + PATH, NIGHTS);
    assertThat(run("scaling", "set", "cloud-1", file())).isZero();
    assertThat(server().asked("PUT " + PATH).get(0).body()).isEqualTo("policy: lean\n");
  }

  @Test
  void aPlanTellsWhatWouldChange() throws IOException {
    server()
        .on(
            "POST " + PATH + "/plan",
            "{\"goes\":[\"a\"],\"comes\":[\"b\"],\"at_once\":[\"c\"],\"next\":[\"d\"]}");
    assertThat(run("scaling", "plan", "cloud-1", file())).isZero();
    assertThat(out.toString().lines()).containsExactly("+ b", "- a", "at once: c", "next: d");
  }

  @Test
  void rulesAreTakenAway() {
    server().on("DELETE " + PATH, NIGHTS.replaceFirst("\"text\":\"[^\"]*\"", "\"text\":null"));
    assertThat(run("scaling", "unset", "cloud-1")).isZero();
    assertThat(out.toString()).endsWith("It has no rules of its own.\n");
  }

  @Test
  void whatIsNoCommandOrNoFileIsRefused() {
    assertThat(run("scaling")).isEqualTo(2);
    assertThat(run("scaling", "show")).isEqualTo(2);
    assertThat(run("scaling", "set", "cloud-1")).isEqualTo(2);
    assertThat(run("scaling", "bend", "cloud-1")).isEqualTo(2);
    assertThat(run("scaling", "set", "cloud-1", "/nowhere")).isEqualTo(2);
  }
}
