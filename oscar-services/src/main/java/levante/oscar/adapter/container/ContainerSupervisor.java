package levante.oscar.adapter.container;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.oscar.adapter.http.HttpBounds;
import levante.oscar.adapter.http.HttpStorages;
import levante.oscar.adapter.minio.MinioConfig;
import levante.oscar.adapter.minio.MinioObjectStorages;
import levante.oscar.adapter.webdav.WebdavObjectStorages;
import levante.oscar.dispatch.JobRun.Published;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StorageAccess.Protocol;
import levante.oscar.storage.StoragesByProtocol;
import levante.oscar.supervisor.BatchFolder;
import levante.oscar.supervisor.BatchSupervisor;
import levante.oscar.supervisor.JobJson;
import levante.oscar.supervisor.JobParts;
import levante.oscar.supervisor.Supervisor;
import levante.oscar.supervisor.call.CallFolder;
import levante.oscar.supervisor.call.CallSupervisor;

/**
 * The main program of the supervisor's image. {@code stage-in} fills the work folder, {@code
 * stage-out} uploads what the script has left there, {@code serve} takes calls in a pod that is
 * kept ready, and {@code warm-up} does as much of both as can be done without a storage, for who
 * makes an archive of the classes. How it ended stands in the container's termination message: the
 * outputs as JSON, or {@code CODE: sentence}; outputs that do not fit are the last line of its log.
 */
public final class ContainerSupervisor {
  /** Where the definition is mounted. */
  public static final Path DEFINITION_FOLDER = Path.of("/levante-job");

  /** The work folder, in every container. */
  public static final Path WORK_FOLDER = Path.of("/levante");

  /** Holds what the jobs of the service share. */
  public static final String DEFINITION = "job.json";

  /**
   * Names the environment variable with what is the job's own. The jobs of a batch have one each,
   * with {@code _1} and so on behind.
   */
  public static final String JOB = "LEVANTE_JOB";

  /** Names the environment variable with the seconds for which an absent storage is waited for. */
  public static final String PATIENCE = "LEVANTE_PATIENCE_S";

  /** Names the environment variable with the key of a pool, which who calls has to know. */
  public static final String KEY = "LEVANTE_KEY";

  /** Names the environment variable with the seconds that a last call has to end. */
  public static final String GRACE = "LEVANTE_GRACE_S";

  /** Of what the script of a call writes so much is told. */
  private static final int MOST_CALL_LOG_BYTES = 1 << 20;

  /** The container ended with this when it could not do its work. */
  static final int FAILED = 1;

  /** Wrong use: no such verb, or no job. */
  static final int WRONG_USE = 2;

  /** A termination message has at most 4096 bytes. Source: Kubernetes, Container.status. */
  private static final int MOST_MESSAGE_BYTES = 4000;

  private final ObjectStorages storages;
  private final Place place;
  private final Waiting waiting;

  /**
   * Where things lie in the container.
   *
   * @param definition folder of the mounted definition
   * @param work the work folder
   * @param message the termination message's file
   */
  record Place(Path definition, Path work, Path message) {
    static final Place OF_POD =
        new Place(DEFINITION_FOLDER, WORK_FOLDER, Path.of("/dev/termination-log"));
  }

  ContainerSupervisor(ObjectStorages storages, Place place, Waiting waiting) {
    this.storages = storages;
    this.place = place;
    this.waiting = waiting;
  }

  /** Runs a verb; the environment and the mounted definition tell the job. */
  public static void main(String[] arguments) {
    int code;
    Clock clock = Clock.systemUTC();
    try (MinioObjectStorages s3 = new MinioObjectStorages(MinioConfig.DEFAULTS);
        HttpStorages http = new HttpStorages(HttpBounds.DEFAULTS)) {
      ObjectStorages storages =
          new StoragesByProtocol(
              Map.of(Protocol.S3, s3, Protocol.WEBDAV, new WebdavObjectStorages(http, clock)));
      code =
          new ContainerSupervisor(storages, Place.OF_POD, new Waiting(clock))
              .run(List.of(arguments), System.getenv(), System.out);
    }
    System.exit(code);
  }

  int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
    if (arguments.equals(List.of("warm-up"))) {
      WarmUp.with(storages);
      return 0;
    }
    if (arguments.equals(List.of("serve")) && !environment.getOrDefault(KEY, "").isEmpty()) {
      return serve(environment, out);
    }
    List<String> owns = own(environment);
    if (arguments.size() != 1 || owns.isEmpty()) {
      out.println(
          "usage: stage-in | stage-out, with a job in %s; serve, with a key in %s"
              .formatted(JOB, KEY));
      return WRONG_USE;
    }
    Duration patience = Duration.ofSeconds(Long.parseLong(environment.getOrDefault(PATIENCE, "0")));
    try {
      String definition = definition();
      List<JobSpec> jobs = owns.stream().map(own -> new JobParts(definition, own).job()).toList();
      return environment.containsKey(JOB)
          ? run(arguments.get(0), jobs.get(0), patience, out)
          : runBatch(arguments.get(0), jobs, patience, out);
    } catch (LevanteException e) {
      return failed(e.code(), e.getMessage(), out);
    } catch (RuntimeException e) {
      e.printStackTrace(out);
      return failed(ErrorCode.INTERNAL, String.valueOf(e), out);
    }
  }

  /** Returns only when it cannot begin; a signal ends it, and lets the last call end first. */
  private int serve(Map<String, String> environment, PrintStream out) {
    Duration grace = Duration.ofSeconds(Long.parseLong(environment.getOrDefault(GRACE, "30")));
    try {
      String definition = definition();
      CallSupervisor supervisor =
          CallSupervisor.open(
              new Supervisor(storages),
              new CallFolder(place.work()),
              JobParts.script(definition),
              CallSupervisor.Handover.NONE,
              MOST_CALL_LOG_BYTES);
      Secret key = Secret.of(environment.get(KEY));
      CallServer server = CallServer.start(supervisor, definition, key, CallServer.PORT, out);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> server.leave(grace)));
      new CountDownLatch(1).await();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    } catch (IOException e) {
      return failed(ErrorCode.INTERNAL, String.valueOf(e), out);
    }
  }

  /** Of the job, or of the jobs of a batch in their order. */
  private static List<String> own(Map<String, String> environment) {
    if (environment.containsKey(JOB)) {
      return List.of(environment.get(JOB));
    }
    return IntStream.iterate(1, n -> environment.containsKey(JOB + "_" + n), n -> n + 1)
        .mapToObj(n -> environment.get(JOB + "_" + n))
        .toList();
  }

  private int runBatch(String verb, List<JobSpec> jobs, Duration patience, PrintStream out) {
    BatchSupervisor batch =
        new BatchSupervisor(new Supervisor(storages), new BatchFolder(place.work()));
    BatchSupervisor.Patience insisting =
        new BatchSupervisor.Patience() {
          @Override
          public <T> T insist(Supplier<T> work) {
            return ContainerSupervisor.this.insist(work, patience, out);
          }
        };
    switch (verb) {
      case "stage-in" -> {
        batch.stageIn(jobs, insisting);
        out.println("staged in %d files".formatted(jobs.size()));
      }
      case "stage-out" -> tell(JobJson.renderEnds(batch.stageOut(jobs, insisting)), out);
      default -> {
        return unknown(verb, out);
      }
    }
    return 0;
  }

  private static int unknown(String verb, PrintStream out) {
    out.println("there is no verb " + verb);
    return WRONG_USE;
  }

  private void tell(String json, PrintStream out) {
    out.println(json);
    say(json.length() <= MOST_MESSAGE_BYTES ? json : "");
  }

  private int run(String verb, JobSpec job, Duration patience, PrintStream out) {
    Supervisor supervisor = new Supervisor(storages);
    switch (verb) {
      case "stage-in" -> {
        Path input = insist(() -> supervisor.stageIn(job, place.work()), patience, out);
        out.println("staged in " + input);
      }
      case "stage-out" -> {
        List<Published> outputs =
            insist(() -> supervisor.stageOut(job, place.work()), patience, out);
        tell(JobJson.render(outputs), out);
      }
      default -> {
        return unknown(verb, out);
      }
    }
    return 0;
  }

  private <T> T insist(Supplier<T> work, Duration patience, PrintStream out) {
    return waiting.whileRetryable(
        work, patience, e -> out.println("tried again soon: " + e.getMessage()));
  }

  private String definition() {
    try {
      return Files.readString(place.definition().resolve(DEFINITION));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int failed(ErrorCode code, String why, PrintStream out) {
    out.println("%s: %s".formatted(code, why));
    byte[] message = "%s: %s".formatted(code, why).getBytes(StandardCharsets.UTF_8);
    int length = Math.min(message.length, MOST_MESSAGE_BYTES);
    say(new String(message, 0, length, StandardCharsets.UTF_8));
    return FAILED;
  }

  private void say(String message) {
    try {
      Files.writeString(place.message(), message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
