package levante.oscar.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads notifications: S3's records, as MinIO and AWS send them, by themselves or in messages of
 * SQS and SNS; EventBridge's events; and CloudEvents, one or a batch, around any of these or around
 * what Google Cloud Storage tells. A record that says nothing usable is skipped, as refusing it
 * would make its sender send the same again for ever; the listing finds its object.
 */
public final class NotificationReader {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationReader.class);

  /** Nobody wraps an event in more messages than this. */
  private static final int MOST_WRAPPINGS = 5;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Instant received;
  private final List<NotificationRecord> records = new ArrayList<>();

  private NotificationReader(Instant received) {
    this.received = received;
  }

  /**
   * Every record that tells of a created object.
   *
   * @param received stands for the time of a record that has none
   * @throws LevanteException INVALID_REQUEST when the text is no JSON object, and no list of them
   */
  public static List<NotificationRecord> read(String json, Instant received) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "the notification is no JSON: " + e.getOriginalMessage(), e);
    }
    if (root == null || !root.isContainerNode() || (root.isArray() && root.isEmpty())) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "the notification is no JSON object, nor a list of some");
    }
    NotificationReader reader = new NotificationReader(received);
    reader.take(root, 0);
    return reader.records;
  }

  private void take(JsonNode event, int wrappings) {
    if (wrappings > MOST_WRAPPINGS) {
      return;
    }
    if (event.isArray()) {
      event.forEach(one -> take(one, wrappings + 1));
    } else if (event.path("Records").isArray()) {
      event.path("Records").forEach(one -> take(one, wrappings + 1));
    } else if (event.path("s3").isObject()) {
      ofS3(event);
    } else if (event.has("detail-type")) {
      ofEventBridge(event);
    } else if (event.has("specversion")) {
      ofCloudEvent(event, wrappings);
    } else {
      // A message of SQS, as Lambda and as the API show it, or of SNS.
      for (String field : List.of("body", "Body", "Message")) {
        text(event, field)
            .flatMap(NotificationReader::parsed)
            .ifPresent(inner -> take(inner, wrappings + 1));
      }
      if (event.path("Sns").isObject()) {
        take(event.path("Sns"), wrappings + 1);
      }
    }
  }

  /** Keys are form-encoded: a space is +, and + is %2B. */
  private void ofS3(JsonNode record) {
    if (!record.path("eventName").asText().matches("(s3:)?ObjectCreated:.*")) {
      return;
    }
    JsonNode object = record.path("s3").path("object");
    String key = "";
    try {
      key = URLDecoder.decode(object.path("key").asText(), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      LOG.atDebug().log("a key that is not encoded as keys are");
    }
    add(
        new NotificationRecord(
            record.path("s3").path("bucket").path("name").asText(),
            key,
            object.path("size").asLong(0),
            text(object, "eTag"),
            text(object, "versionId"),
            text(object, "contentType"),
            modified(object, record)));
  }

  /** MinIO's sequencer is the modification time in ns, in hex; that of AWS only orders events. */
  private Instant modified(JsonNode object, JsonNode record) {
    String sequencer = object.path("sequencer").asText();
    boolean ofMinio = !record.path("eventSource").asText().startsWith("aws:");
    if (ofMinio && sequencer.matches("[0-9A-Fa-f]{15,16}")) {
      long nanos = Long.parseUnsignedLong(sequencer, 16);
      if (nanos > 0) {
        return Instant.ofEpochMilli(nanos / 1_000_000);
      }
    }
    return time(record, "eventTime");
  }

  /** Its keys are as they are. Source: Amazon S3, EventBridge event message structure. */
  private void ofEventBridge(JsonNode event) {
    if (!event.path("detail-type").asText().equals("Object Created")) {
      return;
    }
    JsonNode object = event.path("detail").path("object");
    add(
        new NotificationRecord(
            event.path("detail").path("bucket").path("name").asText(),
            object.path("key").asText(),
            object.path("size").asLong(0),
            text(object, "etag"),
            text(object, "version-id"),
            Optional.empty(),
            time(event, "time")));
  }

  /** Source: CloudEvents 1.0, JSON event format. */
  private void ofCloudEvent(JsonNode event, int wrappings) {
    JsonNode data =
        text(event, "data_base64")
            .flatMap(NotificationReader::decoded)
            .flatMap(NotificationReader::parsed)
            .orElse(event.path("data"));
    if (event.path("type").asText().equals("google.cloud.storage.object.v1.finalized")) {
      ofGoogle(data);
    } else if (data.isTextual()) {
      parsed(data.asText()).ifPresent(inner -> take(inner, wrappings + 1));
    } else {
      take(data, wrappings + 1);
    }
  }

  /** Source: googleapis, google.events.cloud.storage.v1, StorageObjectData. */
  private void ofGoogle(JsonNode object) {
    add(
        new NotificationRecord(
            object.path("bucket").asText(),
            object.path("name").asText(),
            object.path("size").asLong(0),
            Optional.empty(),
            Optional.empty(),
            text(object, "contentType"),
            time(object, "updated")));
  }

  private void add(NotificationRecord record) {
    if (record.isUsable()) {
      records.add(record);
    } else {
      LOG.atWarn()
          .addKeyValue("bucket", record.bucket())
          .log("a record without a usable object skipped");
    }
  }

  private static Optional<JsonNode> parsed(String json) {
    try {
      return Optional.ofNullable(MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> decoded(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.of(node.path(field).asText()).filter(text -> !text.isEmpty());
  }

  private Instant time(JsonNode node, String field) {
    try {
      return Instant.parse(node.path(field).asText());
    } catch (DateTimeParseException e) {
      return received;
    }
  }
}
