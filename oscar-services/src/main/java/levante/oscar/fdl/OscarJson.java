package levante.oscar.fdl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import levante.kernel.Secret;
import levante.oscar.exposure.Exposure;
import levante.oscar.storage.StorageAccess;

/** OSCAR's JSON form of a service, as {@code GET /system/services} answers it. */
public final class OscarJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String OWN_STORAGE = "minio.default";

  /** Source: OSCAR 4.1, {@code types.Service}. */
  private static final Set<String> TEXTS =
      Set.of(
          "total_memory",
          "total_cpu",
          "delegation",
          "isolation_level",
          "interlink_node_name",
          "visibility");

  private static final Set<String> MAPS_OF_TEXTS = Set.of("annotations", "labels");

  private OscarJson() {}

  /**
   * Where a service lives.
   *
   * @param storage the cluster's own, which {@code minio.default} means unless the definition says
   *     otherwise
   */
  public record Home(String clusterId, String owner, Optional<StorageAccess> storage) {
    public Home {
      Objects.requireNonNull(clusterId, "clusterId");
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(storage, "storage");
    }
  }

  /**
   * One service, for its owner only. Secret variables and the credentials that came with the
   * definition come out as empty texts. OSCAR's clients call the service with its token, and put
   * and get files with the access to the cluster's own storage, so both are part of the answer.
   */
  public static String render(
      ServiceDefinition definition, List<StorageProvider> providers, Home home, Secret token) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", definition.name());
    json.put("cluster_id", home.clusterId());
    json.put("owner", home.owner());
    json.put("token", token.reveal());
    json.put("image", definition.image());
    json.put("memory", definition.memory().toString());
    json.put("cpu", definition.cpu().toBigDecimal().toPlainString());
    json.put("script", definition.script());
    paths(json.putArray("input"), definition.input());
    paths(json.putArray("output"), definition.output());
    ObjectNode environment = json.putObject("environment");
    ObjectNode variables = environment.putObject("variables");
    definition.variables().forEach(variables::put);
    ObjectNode secrets = environment.putObject("secrets");
    definition.secrets().keySet().forEach(name -> secrets.put(name, ""));
    ObjectNode storages = json.putObject("storage_providers");
    providers.forEach(provider -> provider(storages, provider));
    boolean named = providers.stream().anyMatch(provider -> provider.id().equals(OWN_STORAGE));
    home.storage()
        .filter(own -> !named)
        .ifPresent(own -> storages.withObject("/minio").set("default", access(own)));
    batching(json, definition.batching());
    synchronous(json, definition.synchronous());
    exposure(json, definition.exposure());
    definition.kept().forEach((field, value) -> json.set(field, typed(field, parse(value))));
    return json.toString();
  }

  /** Only where it says something: OSCAR has no such field. */
  private static void batching(ObjectNode service, Batching batching) {
    if (batching.maxFiles() > 1) {
      ObjectNode json = service.putObject("batch");
      json.put("max_files", batching.maxFiles());
      json.put("max_wait", batching.maxWait().toMillis() + "ms");
    }
  }

  private static void synchronous(ObjectNode service, ServiceDefinition.Synchronous pods) {
    if (pods.keepsPods()) {
      ObjectNode json = service.putObject("synchronous");
      json.put("min_scale", pods.minScale());
      json.put("max_scale", pods.maxScale());
    }
  }

  private static void exposure(ObjectNode service, Exposure exposure) {
    if (exposure.serves()) {
      ObjectNode json = service.putObject("expose");
      json.put("min_scale", exposure.scale().least());
      json.put("max_scale", exposure.scale().most());
      json.put("api_port", exposure.port());
      json.put("cpu_threshold", exposure.scale().cpuPercent());
      json.put("rewrite_target", exposure.paths() == Exposure.Paths.WHOLE);
      json.put("default_command", exposure.command() == Exposure.Command.IMAGE);
      json.put("set_auth", exposure.access() == Exposure.Access.TOKEN);
      json.put("health_path", exposure.healthPath());
    }
  }

  /** Go's decoder takes a text for a text only, and YAML writes many texts like numbers. */
  private static JsonNode typed(String field, JsonNode value) {
    if (TEXTS.contains(field)) {
      return TextNode.valueOf(value.asText());
    }
    if (field.equals("rescheduler_threshold")) {
      return IntNode.valueOf(value.asInt());
    }
    if (MAPS_OF_TEXTS.contains(field)) {
      ObjectNode texts = MAPPER.createObjectNode();
      value.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
      return texts;
    }
    return value;
  }

  /** A storage as MinIO's provider, with its keys: what a client needs to use it. */
  public static ObjectNode access(StorageAccess access) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("endpoint", access.endpoint().toString());
    json.put("verify", access.tls() == StorageAccess.Tls.VERIFIED);
    json.put("access_key", access.accessKey());
    json.put("secret_key", access.secretKey().reveal());
    json.put("region", access.region());
    return json;
  }

  private static void paths(ArrayNode array, List<StoragePath> paths) {
    for (StoragePath path : paths) {
      ObjectNode json = array.addObject();
      json.put("storage_provider", path.provider());
      json.put("path", path.path());
      ArrayNode suffixes = json.putArray("suffix");
      path.suffixes().forEach(suffixes::add);
      ArrayNode prefixes = json.putArray("prefix");
      path.prefixes().forEach(prefixes::add);
    }
  }

  private static void provider(ObjectNode storages, StorageProvider provider) {
    ObjectNode json =
        storages
            .withObject("/" + provider.type().word())
            .putObject(provider.id().substring(provider.id().indexOf('.') + 1));
    provider
        .settings()
        .forEach(
            (field, value) -> {
              switch (field) {
                case "verify" -> json.put(field, Boolean.parseBoolean(value.reveal()));
                case "endpoint", "region", "oneprovider_host", "space", "hostname" ->
                    json.put(field, value.reveal());
                default -> json.put(field, "");
              }
            });
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("kept by ourselves: " + json, e);
    }
  }
}
