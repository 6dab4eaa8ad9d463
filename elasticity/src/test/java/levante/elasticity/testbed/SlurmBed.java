package levante.elasticity.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.testbed.InfraScript;

/**
 * A real Slurm with the node {@code w-0} of one processor, on loopback. Started by {@code
 * src/test/infra/slurm/bed.sh}; ends with this process at the latest.
 */
public final class SlurmBed implements AutoCloseable {
  private final Path folder;

  private SlurmBed(Path folder) {
    this.folder = folder;
  }

  /** A new one, without jobs. */
  public static SlurmBed start() {
    try {
      Path folder = Files.createTempDirectory("levante-slurm-").resolve("bed");
      run("up", folder.toString(), String.valueOf(ProcessHandle.current().pid()));
      return new SlurmBed(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a script prints there; CLUSTER_UNREACHABLE when it fails. */
  public String ask(String script) {
    try {
      ProcessBuilder builder = new ProcessBuilder("sh", "-s");
      builder.environment().put("SLURM_CONF", folder.resolve("slurm.conf").toString());
      Process process = builder.redirectError(folder.resolve("complaint").toFile()).start();
      try (var in = process.getOutputStream()) {
        in.write(script.getBytes(StandardCharsets.UTF_8));
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new LevanteException(
            ErrorCode.CLUSTER_UNREACHABLE, Files.readString(folder.resolve("complaint")));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Hands a job in, and returns its number. */
  public String submit(String options, int seconds) {
    return ask("cd / && sbatch --parsable -o /dev/null %s --wrap 'sleep %d'"
            .formatted(options, seconds))
        .strip();
  }

  @Override
  public void close() {
    run("down", folder.toString());
  }

  private static void run(String... arguments) {
    InfraScript.run("src/test/infra/slurm/bed.sh", Map.of(), List.of(arguments));
  }
}
