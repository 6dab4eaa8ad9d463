package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import levante.system.infra.ForeignClient;
import levante.system.infra.LevanteServer;
import levante.system.infra.OscarClient;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * OSCAR's clients against Levante, unchanged: its own client for Python from the package index, and
 * the very requests of oscar-cli, as its source writes them.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>ask what the cluster is</td><td>info, config, status, health are told</td></tr>
 * <tr><td>apply, upload, wait, download</td><td>the file comes back as the script made it</td></tr>
 * <tr><td>list, read and remove jobs</td><td>just that happens</td></tr>
 * <tr><td>apply as oscar-cli does</td><td>taken without a type; the password is kept nowhere</td></tr>
 * <tr><td>call with a file or a text, as its owner or with its token</td><td>what the script made is
 * the answer</td></tr>
 * <tr><td>call, and kill the server</td><td>the job runs, once</td></tr>
 * <tr><td>more callers than may wait</td><td>429; a cancelled job ends the wait</td></tr>
 * <tr><td>ask as somebody else</td><td>nothing is told</td></tr>
 * </table>
 */
class OscarClientST {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Of one owner's services. */
  private static final int MOST_WAITING = 8;

  private static final String CLUSTER_PASSWORD = "pw-of-the-cluster-4711";
  private static final String SCRIPT =
      """
      #!/bin/sh
      tr a-z A-Z < "$INPUT_FILE_PATH" > "$TMP_OUTPUT_DIR/$(basename "$INPUT_FILE_PATH").up"
      echo "shouted $(basename "$INPUT_FILE_PATH")"
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static LevanteServer server;
  private static String path;
  private static ForeignClient client;

  @BeforeAll
  static void aServerAClusterAndTheClient() {
    server = LevanteServer.start(folder.resolve("data"));
    Wire admin = server.admin();
    String template = admin.get("/api/v1/templates/services-cluster").body();
    String infrastructure =
        admin.post("/api/v1/infrastructures", "text/yaml", template).json().path("id").asText();
    await()
        .atMost(LIMIT)
        .until(() -> cluster(infrastructure).path("state").asText(), "ready"::equals);
    path = "/oscar/" + cluster(infrastructure).path("id").asText();
    client = OscarClient.of(server.base().resolve(path), "admin", server.adminPassword(), folder);
    client.file("shout.sh", SCRIPT);
  }

  @AfterAll
  static void theServerIsStopped() {
    server.close();
  }

  private static JsonNode cluster(String infrastructure) {
    JsonNode whole = server.admin().get("/api/v1/infrastructures/" + infrastructure).json();
    return whole.path("clusters").path(0);
  }

  private static String fdl(String name) {
    return """
        functions:
          oscar:
          - my_oscar:
              name: %1$s
              image: debian:12
              script: shout.sh
              memory: 128Mi
              cpu: 0.1
              input: [{storage_provider: minio.default, path: %1$s/in}]
              output: [{storage_provider: minio.default, path: %1$s/out}]
        """
        .formatted(name);
  }

  private static JsonNode jobs(String service) {
    return client.call("jobs", service).json().path("jobs");
  }

  private static List<String> names(JsonNode jobs) {
    List<String> names = new ArrayList<>();
    jobs.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void theClientFindsOutWhatTheClusterIs() {
    assertThat(client.call("info").json().path("version").asText()).isNotBlank();
    assertThat(client.call("health").output()).contains("Ok");
    JsonNode storage = client.call("config").json().path("minio_provider");
    assertThat(storage.path("endpoint").asText()).startsWith("http://127.0.0.1:");
    assertThat(storage.path("secret_key").asText()).isNotBlank();
    JsonNode status = client.call("status").json();
    assertThat(status.path("cluster").path("nodes_count").asInt()).isEqualTo(2);
    assertThat(status.path("cluster").path("nodes").path(0).path("cpu").path("capacity_cores"))
        .hasToString("2000");
    assertThat(client.attempt("service", "nobody").output()).contains("404");
  }

  @Test
  void aFilePutByTheClientComesBackAsTheServiceMadeItAndItsJobIsReadAndRemoved()
      throws IOException {
    client.call("create", client.file("shout.yaml", fdl("shout")).toString());
    assertThat(client.call("services").output()).contains("\"shout\"");
    assertThat(client.call("service", "shout").json().path("token").asText())
        .matches("[0-9a-f]{64}");
    assertThat(client.attempt("create", folder.resolve("shout.yaml").toString()).output())
        .contains("already present");
    client.call("update", "shout", folder.resolve("shout.yaml").toString());

    String file = client.file("hello.txt", "hello\n").toString();
    client.call("put", "shout", "minio.default", file, "shout/in");
    await()
        .atMost(LIMIT)
        .until(
            () -> client.call("files", "shout", "minio.default", "shout/out").output(),
            output -> output.contains("out/hello.txt.up"));
    client.call("get", "shout", "minio.default", folder.toString(), "shout/out/hello.txt.up");
    assertThat(Files.readString(folder.resolve("hello.txt.up"))).isEqualTo("HELLO\n");
    assertThat(client.call("buckets").output()).contains("\"bucket_name\":\"shout\"");
    assertThat(client.call("bucket", "shout").json().findValuesAsText("object_name"))
        .containsExactly("in/hello.txt", "out/hello.txt.up");

    await()
        .atMost(LIMIT)
        .until(() -> jobs("shout").findValuesAsText("status"), List.of("Succeeded")::equals);
    aJobIsReadAndRemoved();
    client.call("remove", "shout");
    assertThat(client.attempt("service", "shout").output()).contains("404");
  }

  private static void aJobIsReadAndRemoved() {
    String job = names(jobs("shout")).get(0);
    assertThat(client.call("log", "shout", job).output()).contains("shouted hello.txt");
    client.call("remove-job", "shout", job);
    assertThat(jobs("shout")).isEmpty();
    assertThat(client.attempt("log", "shout", job).output()).contains("404");
    client.call("remove-jobs", "shout");
  }

  @Test
  void aJobThatRunsIsEndedByItsRemoval() {
    client.file("sleep.sh", "#!/bin/sh\nsleep 600\n");
    String yaml = fdl("sleep").replace("shout.sh", "sleep.sh");
    client.call("create", client.file("sleep.yaml", yaml).toString());
    String file = client.file("tired.txt", "z").toString();
    client.call("put", "sleep", "minio.default", file, "sleep/in");
    await()
        .atMost(LIMIT)
        .until(() -> jobs("sleep").findValuesAsText("status"), List.of("Running")::equals);
    assertThat(server.admin().delete(path + "/system/logs/sleep").status()).isEqualTo(204);
    assertThat(jobs("sleep")).as("only those that succeeded are meant").hasSize(1);
    assertThat(server.admin().delete(path + "/system/logs/sleep?all=true").status()).isEqualTo(204);
    assertThat(jobs("sleep")).isEmpty();
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(
                        ProcessHandle.allProcesses()
                            .flatMap(one -> one.info().commandLine().stream())
                            .filter(line -> line.contains("sleep 600")))
                    .isEmpty());
    client.call("remove", "sleep");
  }

  /** Every field of OSCAR's type, as Go writes it. Source: oscar-cli 2, {@code service.go}. */
  private static String posted(String name) {
    return """
        {"name":"%1$s","cluster_id":"my_oscar","memory":"128Mi","cpu":"0.1","total_memory":"",
        "total_cpu":"","enable_gpu":false,"enable_sgx":false,"image_prefetch":false,"synchronous":
        {"min_scale":0,"max_scale":0},"delegation":"","rescheduler_threshold":0,"log_level":"",
        "image":"debian:12","alpine":false,"token":"","file_stage_in":false,"input":
        [{"storage_provider":"minio","path":"%1$s/in"}],"output":[],"script":"#!/bin/sh\\n","expose":
        {"min_scale":0,"max_scale":0,"cpu_threshold":0,"rewrite_target":false,"nodePort":0,
        "default_command":false,"set_auth":false,"health_path":""},"environment":{"variables":null,
        "secrets":null},"annotations":null,"vo":"","labels":null,"storage_providers":{"minio":{}},
        "clusters":{"my_oscar":{"endpoint":"%2$s","auth_user":"admin","auth_password":"%3$s",
        "ssl_verify":true}},"owner":"","interlink_node_name":"","visibility":"","allowed_users":null,
        "isolation_level":"","bucket_list":null,"mount":{"storage_provider":"","path":""},
        "volume_status":{"enabled":false}}
        """
        .formatted(name, server.base().resolve(path), CLUSTER_PASSWORD);
  }

  @Test
  void oscarClisOwnRequestsAreTakenAndThePasswordThatItSendsAlongIsKeptNowhere()
      throws IOException {
    Wire cli = server.admin();
    String services = path + "/system/services";
    assertThat(cli.get(path + "/system/config").json().path("minio_provider").path("verify"))
        .hasToString("true");
    assertThat(cli.get(services + "/asked").status()).isEqualTo(404);
    Wire.Answer made = cli.untyped("POST", services, posted("asked"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    JsonNode told = cli.get(services + "/asked").json();
    assertThat(told.path("input").path(0).path("storage_provider").asText())
        .isEqualTo("minio.default");
    assertThat(told.toString()).doesNotContain(CLUSTER_PASSWORD);
    assertThat(cli.untyped("PUT", services, posted("asked")).status()).isEqualTo(204);
    assertThat(cli.get(path + "/system/logs/asked?page=").json().path("next_page").asText())
        .isEmpty();
    assertThat(cli.get(path + "/system/logs/asked?page=none").status()).isEqualTo(400);
    assertThat(cli.get(path + "/system/buckets/none").status()).isEqualTo(404);
    assertThat(cli.delete(services + "/asked").status()).isEqualTo(204);
    try (Stream<Path> files = Files.walk(server.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(CLUSTER_PASSWORD)).as(file.toString()).isFalse();
      }
    }
  }

  private static void service(String name, String script) {
    client.file(name + ".sh", script);
    String yaml = fdl(name).replace("shout.sh", name + ".sh");
    client.call("create", client.file(name + ".yaml", yaml).toString());
  }

  @Test
  void aRunAnswersWithWhatItsScriptMadeToItsOwnerAndToWhoHoldsTheToken() throws IOException {
    service("echo", SCRIPT);
    String file = client.file("said.txt", "said\n").toString();
    Path output = folder.resolve("answer.bin");
    client.call("run", "echo", file, output.toString());
    assertThat(Files.readString(output)).isEqualTo("SAID\n");
    String token = client.call("service", "echo").json().path("token").asText();
    OscarClient.anonymous(server.base().resolve(path), folder)
        .call("run-token", "echo", token, "by token", output.toString());
    assertThat(Files.readString(output)).isEqualTo("BY TOKEN");
    assertThat(client.call("files", "echo", "minio.default", "echo/out").json()).hasSize(2);
    client.call("remove", "echo");
  }

  @Test
  void aRunOfManyFilesAnswersWithAnArchiveOfNoneWithItsTextAndOfAFailureWithItsReason()
      throws IOException {
    service(
        "many",
        """
        #!/bin/sh
        case $(cat "$INPUT_FILE_PATH") in
          two) mkdir "$TMP_OUTPUT_DIR/b"; echo 1 > "$TMP_OUTPUT_DIR/a"; echo 2 > "$TMP_OUTPUT_DIR/b/c" ;;
          none) echo nothing made ;;
          *) echo cannot; exit 7 ;;
        esac
        """);
    Wire cli = server.admin();
    String base64 = cli.streamed(path + "/run/many", "{two").body();
    assertThat(base64).contains("cannot");
    byte[] archive = Base64.getDecoder().decode(cli.streamed(path + "/run/many", "dHdv").body());
    List<String> entries = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
        entries.add(one.getName() + "=" + new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(entries).containsExactly("a=1\n", "b/c=2\n");
    Wire.Answer text = cli.streamed(path + "/run/many", "bm9uZQ==");
    assertThat(text.body()).isEqualTo("nothing made\n");
    Wire.Answer failed = cli.streamed(path + "/run/many", "aW52YWxpZA==");
    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.body()).contains("SCRIPT", "cannot");
    client.call("remove", "many");
  }

  @Test
  void callsOfAServiceThatKeepsPodsRunInThemAndAreNoJobs() {
    client.file("quick.sh", "#!/bin/sh\ntr a-z A-Z < \"$INPUT_FILE_PATH\"\n");
    String yaml =
        fdl("quick")
            .replace("shout.sh", "quick.sh")
            .replace("cpu: 0.1", "cpu: 0.1\n      synchronous: {max_scale: 2}");
    client.call("create", client.file("quick.yaml", yaml).toString());
    for (String body : List.of("the first", "the second")) {
      Wire.Answer ran = server.admin().streamed(path + "/run/quick", body);
      assertThat(ran.status()).as(ran.body()).isEqualTo(200);
      assertThat(ran.body()).isEqualTo(body.toUpperCase(Locale.ROOT));
    }
    assertThat(jobs("quick")).isEmpty();
    List<String> told =
        server
            .admin()
            .get("/metrics")
            .body()
            .lines()
            .filter(line -> line.startsWith("levante_calls_seconds"))
            .toList();
    assertThat(told).anyMatch(line -> line.contains("_count") && line.endsWith(" 2.0"));
    assertThat(told)
        .as("seconds, as the name says")
        .allMatch(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))) < 300);
    assertThat(client.call("service", "quick").json().path("synchronous").path("max_scale").asInt())
        .isEqualTo(2);
    client.call("remove", "quick");
  }

  /** So many callers that do the same in the same moment. */
  private static List<Future<Wire.Answer>> atOnce(int callers, Callable<Wire.Answer> call) {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    List<Future<Wire.Answer>> answers = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      answers.add(threads.submit(call));
    }
    threads.shutdown();
    return answers;
  }

  private static Wire.Answer theSameCall() {
    return server
        .admin()
        .post(path + "/job/once", "text/plain", "b25jZQ==", "Idempotency-Key", "k1");
  }

  @Test
  void aCallThatWasAcceptedSurvivesAKillAndTheSameCallIsOneJob() throws Exception {
    service("once", SCRIPT);
    for (Future<Wire.Answer> call : atOnce(4, OscarClientST::theSameCall)) {
      assertThat(call.get().status()).isEqualTo(201);
    }
    server.kill();
    server.restart();
    await()
        .atMost(LIMIT)
        .until(() -> jobs("once").findValuesAsText("status"), List.of("Succeeded")::equals);
    assertThat(theSameCall().status()).isEqualTo(201);
    JsonNode files = client.call("files", "once", "minio.default", "once/out").json();
    assertThat(files).hasSize(1);
    String made = files.path(0).asText();
    client.call("get", "once", "minio.default", folder.toString(), "once/" + made);
    assertThat(folder.resolve(Path.of(made).getFileName())).hasContent("ONCE");
    assertThat(jobs("once")).hasSize(1);
    client.call("remove", "once");
  }

  @Test
  void theEventOfAnInputIsAcceptedLikeANotification() {
    service("told", SCRIPT);
    String file = client.file("told.txt", "told").toString();
    client.call("put", "told", "minio.default", file, "told/in");
    String event =
        "{\"Records\":[{\"eventName\":\"s3:ObjectCreated:Put\",\"s3\":{\"bucket\":"
            + "{\"name\":\"told\"},\"object\":{\"key\":\"in%2Ftold.txt\",\"size\":4}}}]}";
    Wire.Answer ran = server.admin().post(path + "/run/told", "application/json", event);
    assertThat(ran.status()).as(ran.body()).isEqualTo(200);
    assertThat(ran.body()).isEqualTo("shouted told.txt\n");
    assertThat(server.admin().post(path + "/job/told", "application/json", event).status())
        .isEqualTo(201);
    assertThat(jobs("told")).hasSize(1);
    client.call("remove", "told");
  }

  @Test
  void whoComesWhileTooManyWaitIsTurnedAwayAndACancelledJobEndsTheWait() throws Exception {
    service("slow", "#!/bin/sh\nsleep 300\n");
    List<Future<Wire.Answer>> calls =
        atOnce(MOST_WAITING, () -> server.admin().streamed(path + "/run/slow", "x"));
    await().atMost(LIMIT).until(() -> jobs("slow").size() == MOST_WAITING);
    Wire.Answer full = server.admin().streamed(path + "/run/slow", "x");
    assertThat(full.status()).isEqualTo(429);
    assertThat(full.header("Retry-After")).isEqualTo("5");
    assertThat(server.admin().delete(path + "/system/logs/slow?all=true").status()).isEqualTo(204);
    for (Future<Wire.Answer> call : calls) {
      assertThat(call.get().status()).isEqualTo(500);
      assertThat(call.get().body()).containsIgnoringCase("cancelled");
    }
    client.call("remove", "slow");
  }

  @Test
  void strangersCannotCallAndABodyHasABound() {
    service("mine", SCRIPT);
    server.addUsers("correct horse battery", "bob");
    Wire bob = new Wire(server.base(), "bob", "correct horse battery");
    for (String verb : new String[] {"job", "run"}) {
      String call = path + "/" + verb + "/mine";
      assertThat(bob.untyped("POST", call, "x").status()).isEqualTo(404);
      for (String wrong : new String[] {"Bearer " + "0".repeat(64), "Bearer x", "Basic eDp5"}) {
        assertThat(new Wire(server.base(), wrong).untyped("POST", call, "x").status())
            .isEqualTo(401);
      }
      assertThat(server.admin().untyped("POST", path + "/" + verb + "/none", "x").status())
          .isEqualTo(404);
      assertThat(server.admin().post(call, "text/plain", new byte[(64 << 20) + 1]).status())
          .isEqualTo(413);
    }
    assertThat(jobs("mine")).isEmpty();
    client.call("remove", "mine");
  }

  @Test
  void somebodyElseIsToldNothingOfTheClusterAndItsStorage() {
    server.addUsers("correct horse battery", "bea");
    Wire bea = new Wire(server.base(), "bea", "correct horse battery");
    Wire nobody = new Wire(server.base(), "Bearer 0000");
    for (String what :
        new String[] {
          "config", "info", "status", "buckets", "buckets/shout", "services", "logs/shout"
        }) {
      assertThat(bea.get(path + "/system/" + what).status()).as(what).isEqualTo(404);
      assertThat(nobody.get(path + "/system/" + what).status()).as(what).isEqualTo(401);
    }
    assertThat(bea.delete(path + "/system/logs/shout?all=true").status()).isEqualTo(404);
  }
}
