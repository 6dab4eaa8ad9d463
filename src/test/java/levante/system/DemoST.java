package levante.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import levante.system.infra.LevanteServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo, as a stranger runs it.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>{@code levante demo --json --destroy --out DIR}</td>
 *     <td>exit 0, one line on stdout with the numbers of the video's ground truth</td></tr>
 * <tr><td>read DIR</td><td>faces and masks right in every sampled frame</td></tr>
 * </table>
 */
class DemoST {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MINUTES = 4;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void theDemoTellsTheVideosGroundTruthAndLeavesNothing() throws Exception {
    Path out = folder.resolve("out");
    Path answer = folder.resolve("stdout");
    Process demo =
        new ProcessBuilder(
                LevanteServer.command(
                    "demo",
                    "--json",
                    "--destroy",
                    "--data",
                    folder.resolve("data").toString(),
                    "--out",
                    out.toString()))
            .redirectOutput(answer.toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    assertThat(demo.waitFor(MINUTES, TimeUnit.MINUTES)).as("the demo ends").isTrue();
    assertThat(demo.exitValue()).as(Files.readString(folder.resolve("stderr"))).isZero();
    List<String> lines = Files.readAllLines(answer);
    assertThat(lines).hasSize(1);
    System.out.println("demo: " + lines.get(0));
    numbersAreRight(JSON.readTree(lines.get(0)));
    everyFrameIsRight(out);
  }

  private static void numbersAreRight(JsonNode numbers) {
    assertThat(numbers.path("frames").asInt()).isEqualTo(12);
    // 4 s with two faces, 8 s with three; one mask, then two, then one.
    assertThat(numbers.path("faces").asInt()).isEqualTo(4 * 2 + 4 * 3 + 4 * 3);
    assertThat(numbers.path("masks").asInt()).isEqualTo(4 + 4 * 2 + 4);
    assertThat(numbers.path("jobs").asInt()).isEqualTo(13);
    assertThat(numbers.path("failed").asInt()).isZero();
    assertThat(numbers.path("nodes_added").asInt()).isBetween(1, 5);
    assertThat(numbers.path("nodes_removed").asInt())
        .isEqualTo(numbers.path("nodes_added").asInt());
    assertThat(numbers.path("results").asInt()).isEqualTo(12);
    assertThat(numbers.path("left_after_destroy").asInt(-1)).isZero();
    assertThat(numbers.path("seconds").asDouble()).isPositive();
  }

  private static void everyFrameIsRight(Path out) throws IOException {
    for (int frame = 0; frame < 300; frame += 25) {
      String name = "frame-%06d".formatted(frame);
      assertThat(out.resolve(name + ".jpg")).isNotEmptyFile();
      JsonNode result = JSON.readTree(out.resolve(name + ".json").toFile());
      assertThat(result.path("frame").asInt()).isEqualTo(frame);
      assertThat(result.path("t_s").asDouble()).isEqualTo(frame / 25.0);
      assertThat(result.path("faces")).as(name).hasSize(frame < 100 ? 2 : 3);
      long masks = 0;
      for (JsonNode face : result.path("faces")) {
        masks += face.path("mask").asDouble() >= 0.5 ? 1 : 0;
        assertThat(face.path("box")).hasSize(4).allMatch(JsonNode::isIntegralNumber);
      }
      assertThat(masks).as(name).isEqualTo(frame >= 100 && frame < 200 ? 2 : 1);
    }
    assertThat(out.resolve("summary.json")).isNotEmptyFile();
  }
}
