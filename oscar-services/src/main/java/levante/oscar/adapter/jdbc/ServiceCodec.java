package levante.oscar.adapter.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.fdl.ServiceDefinition;
import levante.oscar.fdl.StorageProvider;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.service.ServicePath;
import levante.oscar.service.StorageRef;
import levante.oscar.storage.StorageAccess;

/** A service's body as JSON, secrets in the clear: it is sealed before it is written. */
final class ServiceCodec {
  private static final ObjectMapper MAPPER = mapper();

  private ServiceCodec() {}

  /** What is written; absent values are empty lists. */
  private record Body(
      ServiceDefinition definition,
      List<Path> inputs,
      List<Path> outputs,
      List<Replica> replicas,
      List<Provider> providers,
      Secret token,
      long created,
      long updated) {}

  private record Path(
      String provider,
      List<String> cluster,
      List<StorageAccess> access,
      String bucket,
      String keyPrefix,
      List<String> suffixes,
      List<String> prefixes) {}

  private record Replica(String cluster, String service, int priority) {}

  private record Provider(
      String id,
      StorageProvider.Type type,
      List<StorageAccess> access,
      Map<String, Secret> settings) {}

  static String encode(Service service) {
    Body body =
        new Body(
            service.definition(),
            service.inputs().stream().map(ServiceCodec::path).toList(),
            service.outputs().stream().map(ServiceCodec::path).toList(),
            service.replicas().stream()
                .map(
                    one ->
                        new Replica(
                            one.service().cluster().value(), one.service().name(), one.priority()))
                .toList(),
            service.providers().stream()
                .map(
                    one ->
                        new Provider(
                            one.id(), one.type(), one.access().stream().toList(), one.settings()))
                .toList(),
            service.token(),
            service.created().toEpochMilli(),
            service.updated().toEpochMilli());
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("service %s has no JSON".formatted(service.id()), e);
    }
  }

  static Service decode(ServiceId id, OwnerId owner, long version, String json) {
    Body body;
    try {
      body = MAPPER.readValue(json, Body.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("service %s cannot be read".formatted(id), e);
    }
    return new Service(
        id,
        owner,
        body.definition(),
        body.inputs().stream().map(ServiceCodec::path).toList(),
        body.outputs().stream().map(ServiceCodec::path).toList(),
        replicas(body),
        body.providers().stream()
            .map(
                one ->
                    new StorageProvider(
                        one.id(), one.type(), one.access().stream().findFirst(), one.settings()))
            .toList(),
        body.token(),
        Instant.ofEpochMilli(body.created()),
        Instant.ofEpochMilli(body.updated()),
        version);
  }

  /** Bodies that were written before there were replicas have none. */
  private static List<Service.Replica> replicas(Body body) {
    return Stream.ofNullable(body.replicas())
        .flatMap(List::stream)
        .map(
            one ->
                new Service.Replica(
                    new ServiceId(new ClusterId(one.cluster()), one.service()), one.priority()))
        .toList();
  }

  private static Path path(ServicePath path) {
    return new Path(
        path.provider(),
        path.storage().match(own -> List.of(own.cluster().value()), given -> List.of()),
        path.storage().match(own -> List.of(), given -> List.of(given.access())),
        path.bucket(),
        path.keyPrefix(),
        path.suffixes(),
        path.prefixes());
  }

  private static ServicePath path(Path path) {
    StorageRef storage =
        path.cluster().isEmpty()
            ? new StorageRef.Provided(path.access().get(0))
            : new StorageRef.OfCluster(new ClusterId(path.cluster().get(0)));
    return new ServicePath(
        path.provider(),
        storage,
        path.bucket(),
        path.keyPrefix(),
        path.suffixes(),
        path.prefixes());
  }

  private static ObjectMapper mapper() {
    SimpleModule module = new SimpleModule("levante-oscar");
    asText(module, Secret.class, Secret::reveal, Secret::of);
    asText(module, Quantity.class, Quantity::toString, Quantity::parse);
    asText(module, Duration.class, Duration::toString, Duration::parse);
    return new ObjectMapper()
        .registerModule(module)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  private static <T> void asText(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        type,
        new StdSerializer<>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public void serialize(T value, JsonGenerator json, SerializerProvider any)
              throws IOException {
            json.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new StdDeserializer<>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public T deserialize(JsonParser json, DeserializationContext any) throws IOException {
            return read.apply(json.getText());
          }
        });
  }
}
