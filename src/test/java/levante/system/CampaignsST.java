package levante.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small part of each campaign, as {@code ./levante campaign} runs it. */
class CampaignsST {
  private static final Path HOME = Path.of(System.getProperty("levante.home"));
  private static final int MOST_MINUTES = 12;

  @TempDir private Path folder;

  @Test
  void nothingIsLostDoubledOrLeftWhenLevanteIsKilled() throws Exception {
    run("kill.KillMain", "provision-kill", "--kills", "4", "--seed", "5");
  }

  @Test
  void manyClientsAtOnceSeeNoErrorAndLeaveNothing() throws Exception {
    run("soak.SoakMain", "soak", "--minutes", "1", "--clients", "6", "--infrastructures", "18");
  }

  @Test
  void daysOnWhichMuchGoesWrongBreakNoPromiseOfScaling() throws Exception {
    run("elasticity.FaultyDaysMain", "elasticity", "--days", "8", "--from", "1000");
  }

  private void run(String main, String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlevante.home=" + HOME,
                "-cp",
                HOME.resolve("bench/target/levante-bench.jar").toString(),
                "levante.bench." + main));
    command.addAll(List.of(words));
    Path told = folder.resolve("told");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(told.toFile()).start();
    boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    assertThat(ended).as("it ends in time; it told:%n%s", Files.readString(told)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(told)).isZero();
  }
}
