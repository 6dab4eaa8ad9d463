package levante.oscar.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.oscar.fdl.ServiceDefinition;
import levante.oscar.inbox.CallPlace;
import levante.oscar.service.Service;
import levante.oscar.service.ServicePath;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;

/** Makes the order that a cluster is given from a job, its service and the storages. Pure. */
public final class JobSpecs {
  private JobSpecs() {}

  /** Empty when the service no longer reads the input, or one of its storages is not ready. */
  static Optional<JobSpec> of(Job job, DispatchView.World world, Duration deadline) {
    Service service = world.services().get(job.service());
    if (service == null) {
      return Optional.empty();
    }
    Service seen = seen(world, service, job.storage(), job.input());
    Optional<ServicePath> input =
        seen.inputFor(job.storage(), job.input().bucket(), job.input().key());
    Optional<Map<String, StorageAccess>> storages = storagesOf(seen, world.storages());
    if (input.isEmpty() || storages.isEmpty()) {
      return Optional.empty();
    }
    JobSpec.Input read =
        new JobSpec.Input(access(input.get(), storages.get()), job.input(), event(job.input()));
    return Optional.of(spec(seen, job.name(), read, outputs(seen, storages.get()), deadline));
  }

  /** The input of a service that the job of an object reads; empty when it is none of its. */
  static Optional<ServicePath> input(
      DispatchView.World world, Service service, String storage, StoredObject object) {
    return seen(world, service, storage, object).inputFor(storage, object.bucket(), object.key());
  }

  /**
   * A service as the job of an object sees it. A call's body lies where its service does not
   * listen, its answer where it does not write; and what another service has handed over lies where
   * that one listens.
   */
  private static Service seen(
      DispatchView.World world, Service service, String storage, StoredObject object) {
    return CallPlace.of(service.id(), storage, object.bucket(), object.key())
        .map(place -> place.widened(service))
        .orElseGet(() -> Handovers.widened(world, service, storage, object));
  }

  /**
   * Of calls whose bodies lie in no storage: they are handed to the pods that run the script.
   *
   * @param ready the storages of clusters that are ready, by identity
   * @param body what stands for them
   * @return empty when the cluster's own storage, or one that the service writes to, is not ready
   */
  public static Optional<JobSpec> ofCalls(
      Service service,
      Map<String, StorageAccess> ready,
      JobName name,
      StoredObject body,
      Duration deadline) {
    Optional<StorageAccess> own = Optional.ofNullable(ready.get(service.id().cluster().value()));
    Optional<Map<String, StorageAccess>> storages = storagesOf(service, ready);
    if (own.isEmpty() || storages.isEmpty()) {
      return Optional.empty();
    }
    JobSpec.Input input = new JobSpec.Input(own.get(), body, event(body));
    return Optional.of(spec(service, name, input, outputs(service, storages.get()), deadline));
  }

  /** One of them. */
  public static JobSpec ofCall(JobSpec calls, JobName name, StoredObject body) {
    return calls.on(name, new JobSpec.Input(calls.input().storage(), body, event(body)));
  }

  private static JobSpec spec(
      Service service,
      JobName name,
      JobSpec.Input input,
      List<JobSpec.Output> outputs,
      Duration deadline) {
    ServiceDefinition definition = service.definition();
    return new JobSpec(
        name,
        definition.name(),
        definition.image(),
        definition.script(),
        definition.cpu(),
        definition.memory(),
        definition.variables(),
        definition.secrets(),
        deadline,
        input,
        outputs,
        wishes(definition));
  }

  /**
   * What a definition asks of its pods. Names under which Levante finds its own are not a service's
   * to give.
   */
  public static JobSpec.Wishes wishes(ServiceDefinition definition) {
    return new JobSpec.Wishes(
        texts(definition, "labels"),
        texts(definition, "annotations"),
        list(definition.kept("image_pull_secrets")),
        definition.kept("enable_gpu").asBoolean());
  }

  private static Map<String, String> texts(ServiceDefinition definition, String field) {
    Map<String, String> texts = new TreeMap<>();
    definition
        .kept(field)
        .properties()
        .forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
    texts.keySet().removeIf(name -> name.startsWith("levante/") || name.contains(".levante/"));
    return texts;
  }

  private static List<String> list(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static List<JobSpec.Output> outputs(
      Service service, Map<String, StorageAccess> storages) {
    List<JobSpec.Output> outputs = new ArrayList<>();
    for (ServicePath path : service.outputs()) {
      outputs.add(
          new JobSpec.Output(
              access(path, storages),
              path.bucket(),
              path.keyPrefix(),
              path.suffixes(),
              path.prefixes()));
    }
    return outputs;
  }

  /** The storages of a service by identity; empty when one of them is not ready. */
  static Optional<Map<String, StorageAccess>> storagesOf(
      Service service, Map<String, StorageAccess> ready) {
    List<ServicePath> paths = new ArrayList<>(service.inputs());
    paths.addAll(service.outputs());
    Map<String, StorageAccess> storages = new TreeMap<>();
    for (ServicePath path : paths) {
      String identity = path.storage().identity();
      Optional<StorageAccess> access =
          path.storage()
              .match(
                  own -> Optional.ofNullable(ready.get(identity)),
                  given -> Optional.of(given.access()));
      if (access.isEmpty()) {
        return Optional.empty();
      }
      storages.put(identity, access.get());
    }
    return Optional.of(storages);
  }

  private static StorageAccess access(ServicePath path, Map<String, StorageAccess> storages) {
    return storages.get(path.storage().identity()).called(path.provider());
  }

  /** The event of exactly this object, in MinIO's shape, whether it was notified or found. */
  private static String event(StoredObject object) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("EventName", "s3:ObjectCreated:Put");
    event.put("Key", object.bucket() + "/" + object.key());
    ObjectNode record = event.putArray("Records").addObject();
    record.put("eventVersion", "2.0");
    record.put("eventSource", "minio:s3");
    record.put("eventTime", object.lastModified().toString());
    record.put("eventName", "s3:ObjectCreated:Put");
    ObjectNode s3 = record.putObject("s3");
    ObjectNode bucket = s3.putObject("bucket");
    bucket.put("name", object.bucket());
    bucket.put("arn", "arn:aws:s3:::" + object.bucket());
    ObjectNode json = s3.putObject("object");
    json.put("key", URLEncoder.encode(object.key(), StandardCharsets.UTF_8));
    json.put("size", object.size());
    json.put("eTag", object.eTag());
    object.versionId().ifPresent(id -> json.put("versionId", id));
    return event.toString();
  }
}
