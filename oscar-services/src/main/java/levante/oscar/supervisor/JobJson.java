package levante.oscar.supervisor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.dispatch.JobRun.Published;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;

/**
 * A job and its outputs as JSON, secrets in the clear: for what keeps or runs a job until it ends,
 * and never for people.
 */
public final class JobJson {
  private static final TypeReference<List<Published>> OUTPUTS = new TypeReference<>() {};
  private static final TypeReference<List<FileEnd>> ENDS = new TypeReference<>() {};
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(
              as(new SimpleModule(), Quantity.class, Quantity::toString, Quantity::parse))
          .registerModule(as(new SimpleModule("secret"), Secret.class, Secret::reveal, Secret::of))
          .registerModule(
              as(new SimpleModule("instant"), Instant.class, Instant::toString, Instant::parse))
          .registerModule(
              as(new SimpleModule("duration"), Duration.class, Duration::toString, Duration::parse))
          .registerModule(
              as(
                  new SimpleModule("optional"),
                  Optional.class,
                  optional -> optional.isPresent() ? String.valueOf(optional.get()) : "",
                  text -> Optional.of(text).filter(present -> !present.isEmpty())));

  static {
    // What speaks S3 is written as it was before there were others; images of then read it.
    JSON.configOverride(StorageAccess.Protocol.class)
        .setInclude(
            JsonInclude.Value.construct(
                JsonInclude.Include.CUSTOM, JsonInclude.Include.ALWAYS, S3.class, null));
  }

  /** Equals what is left out. */
  static final class S3 {
    @Override
    public boolean equals(Object other) {
      return other == StorageAccess.Protocol.S3;
    }

    @Override
    public int hashCode() {
      return StorageAccess.Protocol.S3.hashCode();
    }
  }

  private JobJson() {}

  /** All of a job. */
  public static String render(JobSpec job) {
    return write(job);
  }

  /** What {@link #render(JobSpec)} wrote. */
  public static JobSpec job(String json) {
    try {
      return JSON.readValue(json, JobSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a job does not read back", e);
    }
  }

  /** The same as a tree. */
  static ObjectNode tree(JobSpec job) {
    return JSON.valueToTree(job);
  }

  static JsonNode tree(StoredObject object) {
    return JSON.valueToTree(object);
  }

  /** What {@link #tree(JobSpec)} made. */
  static JobSpec job(ObjectNode tree) {
    try {
      return JSON.treeToValue(tree, JobSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a job does not read back", e);
    }
  }

  /** Outputs. */
  public static String render(List<Published> outputs) {
    return write(outputs);
  }

  /** What {@link #render(List)} wrote. */
  public static List<Published> outputs(String json) {
    try {
      return JSON.readValue(json, OUTPUTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("outputs do not read back", e);
    }
  }

  /** How the files of a batch ended, in their order. */
  public static String renderEnds(List<FileEnd> ends) {
    return write(ends);
  }

  /** What {@link #renderEnds} wrote. */
  public static List<FileEnd> ends(String json) {
    try {
      return JSON.readValue(json, ENDS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("ends do not read back", e);
    }
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a job does not write", e);
    }
  }

  /** A type that is a text in JSON. */
  private static <T> SimpleModule as(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        new StdSerializer<T>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return read.apply(in.getText());
          }
        });
    return module;
  }
}
