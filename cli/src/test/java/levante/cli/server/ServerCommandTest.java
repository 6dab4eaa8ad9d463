package levante.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerCommandTest {
  private static final RuntimeImage IMAGE =
      new RuntimeImage(Path.of("/r/abc"), Optional.of(Path.of("/r/abc/classes.jsa")));
  private static final ServerSettings SETTINGS =
      ServerSettings.of(Path.of("/d"), ServerSettings.LOOPBACK, 8080);

  @Test
  void theServerIsToldItsDataPortAndUri() {
    assertThat(arguments(SETTINGS))
        .contains(
            "-Dlevante.data-dir=/d",
            "-Dlevante.http-port=8080",
            "-Dlevante.base-uri=http://127.0.0.1:8080")
        .containsSequence("--port", "8080")
        .containsSequence("--deploy", "/w/levante.war");
  }

  @Test
  void theArchiveIsUsedWhenThereIsOne() {
    assertThat(arguments(SETTINGS)).contains("-XX:SharedArchiveFile=/r/abc/classes.jsa");
    RuntimeImage bare = new RuntimeImage(Path.of("/r/abc"), Optional.empty());
    assertThat(new ServerCommand(Path.of("/w.war"), bare, SETTINGS).arguments())
        .noneMatch(argument -> argument.contains("SharedArchiveFile"));
  }

  @Test
  void placesOfJobsAreToldOnlyWhenKnown() {
    assertThat(arguments(SETTINGS))
        .noneMatch(argument -> argument.startsWith("-Dlevante.vision-dir"));
    assertThat(arguments(SETTINGS.withJobs(Optional.of(Path.of("/v")), Path.of("/j"))))
        .contains("-Dlevante.vision-dir=/v", "-Dlevante.jobs-root=/j");
  }

  @Test
  void aSettingOfTheUserWins() {
    Map<String, String> own = Map.of("levante.base-uri", "https://levante.example");
    assertThat(arguments(SETTINGS.with(own)))
        .contains("-Dlevante.base-uri=https://levante.example")
        .doesNotContain("-Dlevante.base-uri=http://127.0.0.1:8080");
  }

  @Test
  void everyJvmFlagStandsBeforeTheMainClass() {
    List<String> line = arguments(SETTINGS);
    int main = line.indexOf("fish.payara.micro.impl.PayaraMicroImpl");
    assertThat(line.subList(main, line.size()))
        .noneMatch(argument -> argument.startsWith("-D") || argument.startsWith("-X"));
  }

  @Test
  void aServerOnEveryAddressIsReachedOnTheLoopback() {
    assertThat(ServerSettings.of(Path.of("/d"), "0.0.0.0", 9000).base())
        .hasToString("http://127.0.0.1:9000");
  }

  private static List<String> arguments(ServerSettings settings) {
    return new ServerCommand(Path.of("/w/levante.war"), IMAGE, settings).arguments();
  }
}
