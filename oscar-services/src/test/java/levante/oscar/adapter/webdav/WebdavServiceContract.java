package levante.oscar.adapter.webdav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import levante.oscar.OscarConfig;
import levante.oscar.OscarPorts;
import levante.oscar.OscarServices;
import levante.oscar.adapter.http.BasicAuth;
import levante.oscar.adapter.http.HttpBounds;
import levante.oscar.adapter.http.HttpStorages;
import levante.oscar.adapter.jdbc.OscarDatabase;
import levante.oscar.adapter.sandbox.PodPlacement;
import levante.oscar.adapter.sandbox.SandboxJobConfig;
import levante.oscar.adapter.sandbox.SandboxJobRunner;
import levante.oscar.adapter.sandbox.Worlds;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobRun;
import levante.oscar.fdl.FdlReader;
import levante.oscar.inbox.WakingInbox;
import levante.oscar.service.ServiceCluster;
import levante.oscar.storage.InMemoryObjectStorage;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StorageAccess.Protocol;
import levante.oscar.storage.StorageSamples;
import levante.oscar.storage.StoragesByProtocol;
import levante.oscar.testing.CrashPoints;
import levante.oscar.testing.MemoryExposedPods;
import levante.oscar.testing.MemoryNotifications;
import levante.oscar.testing.MemoryWarmPods;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that reads one folder of a WebDAV server and writes another, run by the sandbox. */
abstract class WebdavServiceContract {
  private static final OwnerId ALICE = new OwnerId("alice");
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String FDL =
      """
      functions:
        oscar:
        - edge:
            name: upper
            image: debian:12
            script: |
              #!/bin/sh
              tr a-z A-Z <"$INPUT_FILE_PATH" >"$TMP_OUTPUT_DIR/big $(basename "$INPUT_FILE_PATH")"
            input: [{storage_provider: webdav.lab, path: Photos of May/in}]
            output: [{storage_provider: webdav.lab, path: Photos of May/out}]
      storage_providers:
        webdav:
          lab: {hostname: '%s', login: '%s', password: '%s'}
      """;

  private final Clock clock = Clock.systemUTC();
  private final HttpStorages http = new HttpStorages(HttpBounds.DEFAULTS);
  private final HttpClient person = HttpClient.newHttpClient();
  private SandboxJobRunner runner;
  private OscarServices oscar;

  @TempDir Path folder;

  /** The server, whose root folder is empty. */
  protected abstract StorageAccess server();

  /** Ends the server for a while. */
  protected abstract void leave();

  /** Lets it answer again. */
  protected abstract void comeBack();

  /** One node with room for everything. */
  private static final class Roomy implements PodPlacement {
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    @Override
    public void request(ClusterId cluster, String pod, Quantity cpu, Quantity memory) {
      places.put(pod, new Place(State.BOUND, "node-1"));
    }

    @Override
    public Map<String, Place> places(ClusterId cluster) {
      return new TreeMap<>(places);
    }

    @Override
    public void release(ClusterId cluster, String pod) {
      places.remove(pod);
    }
  }

  @BeforeEach
  void begin() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    InMemoryObjectStorage own = new InMemoryObjectStorage(clock);
    StoragesByProtocol storages =
        new StoragesByProtocol(
            Map.of(
                Protocol.S3, any -> own, Protocol.WEBDAV, new WebdavObjectStorages(http, clock)));
    runner =
        new SandboxJobRunner(
            Worlds.empty(),
            new Roomy(),
            storages,
            clock,
            SandboxJobConfig.DEFAULTS.in(folder.resolve("jobs"), List.of()));
    oscar =
        OscarServices.over(
            OscarDatabase.migrated(Worlds.empty()),
            ports(storages),
            new byte[32],
            clock,
            OscarConfig.DEFAULTS);
  }

  private OscarPorts ports(StoragesByProtocol storages) {
    ServiceCluster edge =
        new ServiceCluster(
            new ClusterId("edge-1"), "edge", "adopted", ALICE, Optional.of(StorageSamples.NOWHERE));
    return new OscarPorts(
        () -> List.of(edge),
        storages,
        new MemoryNotifications(new CrashPoints()),
        runner,
        new MemoryWarmPods(),
        new MemoryExposedPods(),
        kubeconfig -> {},
        new OscarPorts.News(
            new WakingInbox.News(() -> {}, () -> {}),
            () -> {},
            new OscarPorts.Ended((outcome, took) -> {}, (job, after) -> {})));
  }

  @AfterEach
  void end() {
    runner.close();
    http.close();
  }

  private void apply() {
    String fdl =
        FDL.formatted(server().endpoint(), server().accessKey(), server().secretKey().reveal());
    oscar.applyServices().apply(new FdlReader().read("f", fdl), ALICE, Optional.of("adopted"));
  }

  private HttpResponse<String> send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server().endpoint() + "/Photos%20of%20May/" + path))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", BasicAuth.header(server().accessKey(), server().secretKey()))
            .build();
    try {
      return person.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void tick() {
    oscar.serviceReconciler().tick();
    oscar.bucketReconciler().tick();
    oscar.dispatchLoop().tick();
    runner.tick();
  }

  private List<Job> jobs() {
    return oscar.findJobs().of(ALICE, Optional.empty(), 100).jobs();
  }

  private String result(String name) {
    String path = "out/big%20" + name;
    await("a result")
        .atMost(LIMIT)
        .until(
            () -> {
              tick();
              return send("GET", path, "").statusCode() == 200;
            });
    return send("GET", path, "").body();
  }

  private void put(String name, String text) {
    send("MKCOL", "in/", "");
    assertThat(send("PUT", "in/" + name, text).statusCode()).isBetween(200, 204);
  }

  @Test
  void aFilePutIntoAFolderRunsOneJobWhoseResultLandsInAnother() {
    apply();
    put("a%23b.txt", "hello");
    assertThat(result("a%23b.txt")).isEqualTo("HELLO");
    await("the job's end")
        .atMost(LIMIT)
        .until(
            () -> {
              tick();
              return jobs().stream().allMatch(job -> job.state() == JobRun.State.SUCCEEDED);
            });
    tick();
    assertThat(jobs()).hasSize(1);
    assertThat(jobs().get(0).input().key()).isEqualTo("in/a#b.txt");
    put("a%23b.txt", "hello again");
    await("the second job")
        .atMost(LIMIT)
        .until(
            () -> {
              tick();
              return result("a%23b.txt").equals("HELLO AGAIN");
            });
    assertThat(jobs()).hasSize(2);
  }

  @Test
  void whatLiesThereWhenTheServerWasAwayIsProcessedWhenItIsBack() {
    apply();
    put("a.txt", "hello");
    leave();
    tick();
    tick();
    assertThat(jobs()).isEmpty();
    comeBack();
    assertThat(result("a.txt")).isEqualTo("HELLO");
  }

  @Test
  void aServiceIsAppliedWhileItsServerIsAway() {
    leave();
    apply();
    comeBack();
    tick();
    put("a.txt", "hello");
    assertThat(result("a.txt")).isEqualTo("HELLO");
  }
}
