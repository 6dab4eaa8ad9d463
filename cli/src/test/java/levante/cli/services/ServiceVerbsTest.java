package levante.cli.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import levante.cli.fake.FakeLevante;
import levante.cli.fake.VerbOfAServer;
import org.junit.jupiter.api.Test;

class ServiceVerbsTest extends VerbOfAServer {
  private static final String SERVICE =
      "{\"name\":\"masks\",\"cluster\":\"%s\",\"inputs\":[\"c:b/in/\"],\"outputs\":[\"c:b/out/\"]}";
  private static final String NOBODY = "{\"code\":\"JOB_NOT_FOUND\",\"message\":\"no job\"}";
  private static final String RUN = "POST /oscar/c/run/masks";

  ServiceVerbsTest() {
    super(ServiceVerbs::named);
  }

  private static String job(String name, String state) {
    return "{\"name\":\"%s\",\"service\":\"masks\",\"cluster\":\"c\",\"state\":\"%s\",\"attempt\":1,"
            .formatted(name, state)
        + "\"input\":{\"storage\":\"c\",\"bucket\":\"b\",\"key\":\"in/a.jpg\"},\"node\":null,"
        + "\"created\":\"2026-11-24T12:00:00Z\",\"started\":\"2026-11-24T12:00:01Z\","
        + "\"finished\":\"2026-11-24T12:00:03.500Z\",\"failure\":null,\"outputs\":[]}";
  }

  private static String page(String next, String... jobs) {
    return "{\"jobs\":[%s],\"counts\":{},\"next\":%s}".formatted(String.join(",", jobs), next);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void anFdlIsSentWithItsScriptsAndWhatBecameOfItIsTold() throws IOException {
    file("masks.sh", "echo hidden\n");
    String fdl =
        file("f.yaml", "functions: { oscar: [ { c: { name: masks, script: masks.sh } } ] }\n");
    String line = "POST /api/v1/services?infrastructure=i";
    server()
        .on(
            line,
            "{\"services\":[{\"service\":%s,\"change\":\"updated\",\"differences\":[\"cpu\"]}],"
                    .formatted(SERVICE.formatted("c"))
                + "\"warnings\":[\"no memory\"]}");
    assertThat(run("services", "apply", fdl, "--infrastructure", "i")).isZero();
    assertThat(server().asked(line).get(0).body()).contains("echo hidden");
    assertThat(out).hasToString("c/masks: updated\n  ~ cpu\n");
    assertThat(err).hasToString("warning: no memory\n");
  }

  @Test
  void aServiceIsRemovedAfterAYes() {
    String line = "DELETE /oscar/c/system/services/masks";
    server().on("GET /oscar/c/system/services/masks", "{\"name\":\"masks\"}").on(line, "");
    assertThat(run("services", "delete", "c/masks")).isEqualTo(1);
    assertThat(server().asked(line)).isEmpty();
    assertThat(answering("yes\n", "services", "delete", "c/masks")).isZero();
    assertThat(out).hasToString("c/masks is removed\n");
  }

  @Test
  void aNameAloneIsEnoughWhereOneClusterHasIt() {
    server()
        .on(
            "GET /api/v1/services",
            "[%s]".formatted(SERVICE.formatted("c")),
            "[%s,%s]".formatted(SERVICE.formatted("c"), SERVICE.formatted("d")));
    server().on("GET /oscar/c/system/services/masks", "{\"name\":\"masks\"}");
    assertThat(run("services", "get", "masks", "--json")).isZero();
    assertThat(out).hasToString("{\"name\":\"masks\"}\n");
    assertThat(run("services", "get", "masks")).isEqualTo(1);
    assertThat(err.toString()).contains("several clusters have a service masks: c/masks, d/masks");
  }

  @Test
  void jobsAreListedOverAllPagesAsFarAsTheyAreWanted() {
    server().on("GET /api/v1/jobs", page("\"x\"", job("masks-1", "failed")));
    server()
        .on(
            "GET /api/v1/jobs?after=x",
            page("null", job("masks-2", "succeeded"), job("masks-3", "failed")));
    assertThat(run("runs", "c/masks", "--state", "failed")).isZero();
    assertThat(out.toString())
        .contains("masks-1  c        failed  2026-11-24T12:00:00Z  2.5s  b/in/a.jpg")
        .contains("masks-3")
        .doesNotContain("masks-2");
    assertThat(run("runs", "--limit", "1", "--json")).isZero();
    assertThat(server().asked("GET /api/v1/jobs?after=x")).hasSize(1);
    assertThat(run("runs", "--limit", "0")).isEqualTo(2);
  }

  @Test
  void aLogIsFollowedToTheJobsEndAndPrintedOnce() {
    String of = "GET /api/v1/jobs/masks-1";
    server().then("GET /api/v1/jobs/masks", 404, NOBODY);
    server().on("GET /api/v1/jobs", page("null", job("masks-1", "running")));
    server().on(of, job("masks-1", "running"), job("masks-1", "succeeded"));
    server().on(of + "/log", "one\n", "one\ntwo\t2\n", "one\ntwo\t2\n\u001b[2J\n");
    assertThat(run("logs", "-f", "masks")).isZero();
    assertThat(out).hasToString("one\ntwo\t2\n\ufffd[2J\n");
    assertThat(err).hasToString("masks-1 (b/in/a.jpg): succeeded\n");
  }

  @Test
  void jobsAreReplayedAndCancelled() {
    server().then("POST /api/v1/jobs/masks-1/replays", 202, "");
    server().then("POST /api/v1/services/c/masks/replays", 202, "{\"files\":3}");
    server().then("POST /api/v1/jobs/masks-1/cancellation", 202, "");
    server().on("GET /api/v1/jobs/masks-1", job("masks-1", "running"), job("masks-1", "failed"));
    assertThat(run("replay", "masks-1")).isZero();
    assertThat(run("replay", "--all", "c/masks")).isZero();
    assertThat(run("cancel", "masks-1")).isZero();
    assertThat(run("cancel", "masks-1")).isZero();
    assertThat(out)
        .hasToString(
            """
            the file of masks-1 is processed again
            3 files are of c/masks processed again
            masks-1 is cancelled
            masks-1 had ended: failed
            """);
  }

  @Test
  void filesAreBroughtFetchedAndListed() throws IOException {
    String object = "/buckets/c/b/object?key=in%2Fa%20b.txt";
    server().then("PUT " + object, 204, "").on("GET " + object, "content\n");
    assertThat(run("put", file("a b.txt", "content\n"), "c:b/in/")).isZero();
    assertThat(server().asked("PUT " + object).get(0).body()).isEqualTo("content\n");
    assertThat(run("get", "c:b/in/a b.txt", "-")).isZero();
    assertThat(out.toString()).endsWith("\ncontent\n");
    Path target = Files.createDirectory(folder.resolve("to"));
    assertThat(run("get", "c:b/in/a b.txt", target.toString())).isZero();
    assertThat(target.resolve("a b.txt")).hasContent("content\n");
    assertThat(run("get", "c:b/in/")).isEqualTo(2);
    assertThat(run("get", "c:b/in/a b.txt", "-", "--json")).isEqualTo(2);
    assertThat(run("put", folder.resolve("none").toString(), "c:b/k")).isEqualTo(2);
    assertThat(run("put", folder.resolve("a b.txt").toString(), "c-b-k")).isEqualTo(2);
  }

  @Test
  void aFileThatIsNotThereLeavesTheOldOneAlone() throws IOException {
    server()
        .then(
            "GET /buckets/c/b/object?key=k",
            404,
            "{\"code\":\"OBJECT_NOT_FOUND\",\"message\":\"-\"}");
    String old = file("k", "old");
    assertThat(run("get", "c:b/k", old)).isEqualTo(1);
    assertThat(Path.of(old)).hasContent("old");
  }

  @Test
  void filesOfABucketAreListedOverAllPages() {
    server()
        .on(
            "GET /oscar/c/system/buckets/b?limit=1000",
            "{\"objects\":[{\"object_name\":\"in/a\"},{\"object_name\":\"out/a\"}],\"next_page\":\"p\"}");
    server()
        .on(
            "GET /oscar/c/system/buckets/b?limit=1000&page=p",
            "{\"objects\":[{\"object_name\":\"in/b\"}],\"next_page\":\"\"}");
    server().on("GET /oscar/c/system/buckets", "[{\"bucket_name\":\"b\"}]");
    assertThat(run("ls", "c:b/in/")).isZero();
    assertThat(run("ls", "c")).isZero();
    assertThat(out).hasToString("in/a\nin/b\nb\n");
  }

  @Test
  void aCallWaitsAsLongAsTheServerSaysAndItsAnswerIsDecoded() throws IOException {
    server()
        .then(RUN, new FakeLevante.Answer(429, "full\n", Map.of("Retry-After", "1")))
        .then(RUN, 200, "aGVsbG8K")
        .then(RUN, 200, "a text that a script wrote\n")
        .then(RUN, 200, "aGVsbG8K");
    assertThat(run("run", "c/masks", file("in", "x"))).isZero();
    assertThat(out).hasToString("hello\n");
    assertThat(err.toString()).contains("again in 1 s");
    assertThat(server().asked(RUN)).hasSize(2);
    assertThat(server().asked(RUN).get(0).body()).isEqualTo("x");
    assertThat(server().asked(RUN).get(0).headers().get("Idempotency-key"))
        .isEqualTo(server().asked(RUN).get(1).headers().get("Idempotency-key"));
    assertThat(answering("x", "run", "c/masks", "-")).isZero();
    assertThat(run("run", "c/masks", "--json")).isZero();
    assertThat(out.toString())
        .contains("hello\na text that a script wrote\n{\"")
        .contains("\"base64\":\"aGVsbG8K\"");
  }

  @Test
  void aCallThatFailsOrIsLateIsToldByTheExitCode() {
    server()
        .then(RUN, 500, "the script ended\nits log\n")
        .then(RUN, 504, "no end in 300 s\n")
        .then(RUN, new FakeLevante.Answer(429, "full\n", Map.of("Retry-After", "60")))
        .then(RUN, 404, "{\"code\":\"SERVICE_NOT_FOUND\",\"message\":\"no service c/masks\"}");
    assertThat(run("run", "c/masks")).isEqualTo(1);
    assertThat(err.toString()).contains("its log\n", "c/masks failed");
    assertThat(run("run", "c/masks")).isEqualTo(5);
    assertThat(run("run", "c/masks", "--timeout", "10s")).isEqualTo(5);
    assertThat(err.toString()).contains("c/masks has too many callers: full");
    assertThat(run("run", "c/masks")).isEqualTo(1);
    assertThat(err.toString()).contains("no service c/masks");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aCallOfAServiceThatKeepsPodsIsKeptOnlyWhereSomebodyAsksForIt() {
    String service = "GET /oscar/c/system/services/masks";
    String kept = "{\"synchronous\": {\"min_scale\": 0, \"max_scale\": 2}}";
    server().on(service, kept, kept).then(RUN, 200, "one text\n").then(RUN, 200, "another text\n");
    assertThat(run("run", "c/masks")).isZero();
    assertThat(run("run", "c/masks", "--key", "once")).isZero();
    assertThat(server().asked(RUN).get(0).headers()).doesNotContainKey("Idempotency-key");
    assertThat(server().asked(RUN).get(1).headers().get("Idempotency-key").toString())
        .contains("once");
  }
}
