package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import levante.kernel.testbed.RealDatabase;
import levante.system.infra.LevanteServer;
import levante.system.infra.Story;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server keeps what is durable in a real PostgreSQL.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>start on an empty database, play the story to its pictures</td><td>as many as ever</td></tr>
 * <tr><td>start a second server on the same database</td><td>refused</td></tr>
 * <tr><td>kill -9, start again</td><td>infrastructure, jobs and users are as they were</td></tr>
 * <tr><td>destroy</td><td>nothing is left</td></tr>
 * </table>
 */
@Tag("real")
class PostgresqlST {
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final int JOBS = 13;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void theStoryIsKeptInPostgresql() throws IOException {
    try (RealDatabase postgresql = RealDatabase.start()) {
      String url = "levante.database.url=" + postgresql.fresh();
      try (LevanteServer server = LevanteServer.start(folder.resolve("data"), url)) {
        Story story = new Story(server, "postgresql");
        story.submit();
        await("both clusters are ready").atMost(LIMIT).until(story::ready);
        story.applyServices();
        story.upload(Story.video());
        await("all jobs are done").atMost(LIMIT).until(() -> story.jobs("succeeded") == JOBS);
        aSecondServerIsRefused(url);
        server.kill();
        server.restart();
        assertThat(story.jobs("succeeded")).isEqualTo(JOBS);
        assertThat(story.ready()).isTrue();
        String path = "/im/infrastructures/" + story.id();
        assertThat(server.admin().delete(path).status()).isEqualTo(200);
        await("nothing is left").atMost(LIMIT).until(story::nothingLeft);
      }
    }
    assertThat(folder.resolve("data/levante.mv.db")).doesNotExist();
  }

  private void aSecondServerIsRefused(String url) throws IOException {
    Path log = folder.resolve("second.log");
    Process second =
        new ProcessBuilder(
                LevanteServer.command(
                    "up",
                    "--port",
                    "0",
                    "--data",
                    folder.resolve("second").toString(),
                    "--set",
                    url))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      await("it gives up").atMost(LIMIT).until(() -> !second.isAlive());
      assertThat(second.exitValue()).isNotZero();
      assertThat(Files.readString(log)).contains("another Levante uses it");
    } finally {
      second.destroyForcibly();
    }
  }
}
