package levante.oscar.adapter.sandbox.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An object's creation as MinIO posts it: the record's key is form-encoded, an empty size is left
 * out.
 */
public final class EventJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final long NANOS = 1_000_000_000L;

  private EventJson() {}

  /** The body of the post. */
  public static byte[] render(ObjectCreated created) {
    ObjectNode event = JSON.createObjectNode();
    event.put("EventName", created.eventName());
    event.put("Key", created.bucket() + "/" + created.key());
    event.putArray("Records").add(record(created));
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts has a JSON form", e);
    }
  }

  private static ObjectNode record(ObjectCreated created) {
    ObjectNode record = JSON.createObjectNode();
    record.put("eventVersion", "2.0");
    record.put("eventSource", "minio:s3");
    record.put("awsRegion", "");
    record.put("eventTime", TIME.format(created.at()));
    record.put("eventName", created.eventName());
    record.putObject("userIdentity").put("principalId", "sandbox");
    ObjectNode s3 = record.putObject("s3");
    s3.put("s3SchemaVersion", "1.0");
    s3.put("configurationId", "Config");
    ObjectNode bucket = s3.putObject("bucket");
    bucket.put("name", created.bucket());
    bucket.putObject("ownerIdentity").put("principalId", "sandbox");
    bucket.put("arn", "arn:aws:s3:::" + created.bucket());
    s3.set("object", object(created));
    return record;
  }

  private static ObjectNode object(ObjectCreated created) {
    ObjectNode object = JSON.createObjectNode();
    object.put("key", URLEncoder.encode(created.key(), StandardCharsets.UTF_8));
    if (created.size() > 0) {
      object.put("size", created.size());
    }
    object.put("eTag", created.eTag());
    object.put("contentType", created.contentType());
    ObjectNode metadata = object.putObject("userMetadata");
    created.userMetadata().forEach((name, value) -> metadata.put("X-Amz-Meta-" + name, value));
    object.put("sequencer", sequencer(created.at()));
    return object;
  }

  private static String sequencer(Instant at) {
    return "%X".formatted(at.getEpochSecond() * NANOS + at.getNano());
  }
}
