package levante.oscar.fdl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import levante.kernel.Secret;

/** OSCAR's JSON form of a service, as {@code GET /system/services} answers it. */
public final class OscarJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private OscarJson() {}

  /**
   * One service. Secret variables and the providers' credentials come out as empty texts; the
   * service's token is part of the answer, since OSCAR's client calls the service with it and only
   * the owner gets this answer.
   */
  public static String render(
      ServiceDefinition definition,
      List<StorageProvider> providers,
      String clusterId,
      String owner,
      Secret token) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", definition.name());
    json.put("cluster_id", clusterId);
    json.put("owner", owner);
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
    definition.kept().forEach((field, value) -> json.set(field, parse(value)));
    return json.toString();
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

  private static com.fasterxml.jackson.databind.JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("kept by ourselves: " + json, e);
    }
  }
}
