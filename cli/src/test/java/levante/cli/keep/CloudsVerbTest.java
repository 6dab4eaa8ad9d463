package levante.cli.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import levante.cli.fake.VerbOfAServer;
import org.junit.jupiter.api.Test;

class CloudsVerbTest extends VerbOfAServer {
  private static final String SITE =
      "{\"name\":\"site\",\"type\":\"OpenStack\",\"shown\":{\"host\":\"https://k\"},"
          + "\"changed\":\"2026-11-29T12:00:00Z\",\"asked\":\"2026-11-29T12:00:00Z\","
          + "\"trouble\":null,\"regions\":[{\"name\":\"north\",\"sizes\":7,\"images\":9,"
          + "\"quotas\":[{\"resource\":\"floating_ips\",\"used\":1,\"max\":5},"
          + "{\"resource\":\"volumes\",\"used\":0,\"max\":null}]}],\"infrastructures\":[\"i-1\"]}";
  private static final String SILENT =
      SITE.replace("\"trouble\":null", "\"trouble\":{\"code\":\"X\",\"message\":\"silent\"}");

  CloudsVerbTest() {
    super(KeepVerbs::named);
  }

  @Test
  void aCloudIsKeptByTheLineOfAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("line"), "type = OpenStack; password = p\n");
    server().on("PUT /api/v1/clouds/site", SITE);
    assertThat(run("clouds", "keep", "site", file.toString())).isZero();
    assertThat(server().asked("PUT /api/v1/clouds/site").get(0).body())
        .isEqualTo("type = OpenStack; password = p");
    assertThat(out.toString().lines())
        .containsExactly(
            "site  OpenStack  works",
            "  host = https://k",
            "region north: 7 sizes, 9 images",
            "  floating ips: 1 of 5",
            "  volumes: 0 of any number",
            "on it: i-1");
  }

  @Test
  void theListTellsWhichDoNotAnswer() {
    server().on("GET /api/v1/clouds", "[%s]".formatted(SILENT));
    assertThat(run("clouds", "list")).isZero();
    assertThat(out).hasToString("site  OpenStack  silent (X)  1 infrastructures\n");
  }

  @Test
  void checkAndForgetAskTheServer() {
    server().on("POST /api/v1/clouds/site/checks", SILENT);
    server().on("DELETE /api/v1/clouds/site", "");
    assertThat(run("clouds", "check", "site", "--json")).isZero();
    assertThat(out).hasToString(SILENT + "\n");
    assertThat(run("clouds", "forget", "site")).isZero();
    assertThat(server().asked("DELETE /api/v1/clouds/site")).hasSize(1);
  }

  @Test
  void whatIsNoCommandOrNoFileIsRefused() {
    assertThat(run("clouds")).isEqualTo(2);
    assertThat(run("clouds", "keep", "site")).isEqualTo(2);
    assertThat(run("clouds", "steal", "site")).isEqualTo(2);
    assertThat(run("clouds", "keep", "site", "/nowhere")).isEqualTo(2);
  }
}
