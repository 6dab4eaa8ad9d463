package levante.oscar.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.service.Service;
import levante.oscar.storage.StoredObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One record of a MinIO-shaped notification: an object that was created.
 *
 * @param modified from the sequencer (MinIO's is the modification time in ns, in hex), else the
 *     event's time
 */
record NotificationRecord(
    String bucket,
    String key,
    long size,
    Optional<String> eTag,
    Optional<String> versionId,
    Optional<String> contentType,
    Instant modified) {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationRecord.class);

  /** S3's own bound. */
  private static final int MOST_KEY_BYTES = 1024;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Every record that tells of a created object. A record that says nothing usable is skipped, as
   * refusing it would make the storage send the same again for ever; the listing finds its object.
   *
   * @throws LevanteException INVALID_REQUEST when the text is no JSON object
   */
  static List<NotificationRecord> decode(String json, Instant received) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "the notification is no JSON: " + e.getOriginalMessage(), e);
    }
    if (root == null || !root.isObject()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "the notification is no JSON object with Records");
    }
    List<NotificationRecord> records = new ArrayList<>();
    for (JsonNode record : root.path("Records")) {
      if (record.path("eventName").asText().matches("(s3:)?ObjectCreated:.*")) {
        one(record, received).ifPresent(records::add);
      }
    }
    return records;
  }

  private static Optional<NotificationRecord> one(JsonNode record, Instant received) {
    JsonNode object = record.path("s3").path("object");
    String bucket = record.path("s3").path("bucket").path("name").asText();
    Optional<String> key = key(object.path("key").asText());
    if (bucket.isEmpty() || key.isEmpty()) {
      LOG.atWarn().addKeyValue("bucket", bucket).log("a record without a usable object skipped");
      return Optional.empty();
    }
    return Optional.of(
        new NotificationRecord(
            bucket,
            key.get(),
            object.path("size").asLong(0),
            text(object, "eTag").map(tag -> tag.replace("\"", "")),
            text(object, "versionId").filter(id -> !id.equals("null")),
            text(object, "contentType"),
            modified(object, record, received)));
  }

  /** Keys are form-encoded: a space is +, and + is %2B. No storage has a key with a NUL. */
  private static Optional<String> key(String encoded) {
    try {
      return Optional.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8))
          .filter(key -> !key.isEmpty() && key.indexOf('\0') < 0)
          .filter(key -> key.getBytes(StandardCharsets.UTF_8).length <= MOST_KEY_BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.of(node.path(field).asText()).filter(text -> !text.isEmpty());
  }

  private static Instant modified(JsonNode object, JsonNode record, Instant received) {
    String sequencer = object.path("sequencer").asText();
    if (sequencer.matches("[0-9A-Fa-f]{15,16}")) {
      long nanos = Long.parseUnsignedLong(sequencer, 16);
      if (nanos > 0) {
        return Instant.ofEpochMilli(nanos / 1_000_000);
      }
    }
    try {
      return Instant.parse(record.path("eventTime").asText());
    } catch (DateTimeParseException e) {
      return received;
    }
  }

  /** The services that read the object, in the order given; none of a folder. */
  List<Service> listeners(List<Service> services, String storage) {
    return isFolder(key) ? List.of() : Listeners.of(services, storage, bucket, key);
  }

  /** A folder that a console or a file system made; no file of anybody's. */
  boolean isPlaceholder() {
    boolean directory =
        contentType.filter(type -> type.matches("application/(x-)?directory(;.*)?")).isPresent();
    return isFolder(key) || (size == 0 && directory);
  }

  static boolean isFolder(String key) {
    return key.endsWith("/");
  }

  /** The version that the record tells of, as well as the record alone can say. */
  StoredObject object() {
    return new StoredObject(bucket, key, size, eTag.orElse(""), versionId, modified);
  }
}
