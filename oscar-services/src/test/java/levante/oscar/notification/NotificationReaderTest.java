package levante.oscar.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotificationReaderTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-29T12:00:00Z");
  private static final Instant TOLD = Instant.parse("2026-11-29T11:59:58Z");

  private static final NotificationRecord OBJECT =
      new NotificationRecord(
          "pictures",
          "in/a b+é.jpg",
          1024,
          Optional.of("b1946ac9"),
          Optional.of("v1"),
          Optional.empty(),
          TOLD);

  /** Source: Amazon S3, Event message structure. */
  private static final String OF_AWS =
      """
      {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-west-1",
       "eventTime":"2026-11-29T11:59:58.000Z","eventName":"ObjectCreated:Put","s3":{
       "s3SchemaVersion":"1.0","configurationId":"c","bucket":{"name":"pictures","arn":
       "arn:aws:s3:::pictures"},"object":{"key":"in/a+b%2B%C3%A9.jpg","size":1024,
       "eTag":"b1946ac9","versionId":"v1","sequencer":"617f08299329d189"}}}]}
      """;

  /** Source: Amazon S3, EventBridge event message structure. */
  private static final String OF_EVENT_BRIDGE =
      """
      {"version":"0","id":"17793124","detail-type":"Object Created","source":"aws.s3",
       "account":"111122223333","time":"2026-11-29T11:59:58Z","region":"eu-west-1",
       "resources":["arn:aws:s3:::pictures"],"detail":{"version":"0","bucket":{"name":"pictures"},
       "object":{"key":"in/a b+é.jpg","size":1024,"etag":"b1946ac9","version-id":"v1",
       "sequencer":"617f08299329d189"},"reason":"PutObject"}}
      """;

  private static List<NotificationRecord> read(String json) {
    return NotificationReader.read(json, RECEIVED);
  }

  private static String quoted(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }

  private static String cloudEvent(String type, String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"%s\",%s}"
        .formatted(type, data);
  }

  @Test
  void recordsOfS3AreRead() {
    assertThat(read(OF_AWS)).containsExactly(OBJECT);
  }

  @Test
  void theTimeOfMiniosRecordsIsTheirObjects() {
    String ofMinio =
        OF_AWS
            .replace("aws:s3", "minio:s3")
            .replace("617f08299329d189", Long.toHexString(TOLD.toEpochMilli() * 1_000_000 + 5))
            .replace("11:59:58", "12:59:59");
    assertThat(read(ofMinio)).containsExactly(OBJECT);
  }

  @Test
  void messagesOfSqsAreReadAsLambdaAndAsTheApiShowThem() {
    String message = "{\"messageId\":\"1\",\"eventSource\":\"aws:sqs\",\"body\":%s}";
    String two = message.formatted(quoted(OF_AWS)) + "," + message.formatted(quoted("no json"));
    assertThat(read("{\"Records\":[%s]}".formatted(two))).containsExactly(OBJECT);
    assertThat(read("{\"MessageId\":\"1\",\"Body\":%s}".formatted(quoted(OF_AWS))))
        .containsExactly(OBJECT);
  }

  @Test
  void messagesOfSnsAreReadAloneAndWithinOnesOfSqs() {
    String sns = "{\"Type\":\"Notification\",\"Message\":%s}".formatted(quoted(OF_AWS));
    assertThat(read(sns)).containsExactly(OBJECT);
    assertThat(read("{\"Records\":[{\"body\":%s}]}".formatted(quoted(sns))))
        .containsExactly(OBJECT);
    assertThat(read("{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":%s}]}".formatted(sns)))
        .containsExactly(OBJECT);
  }

  @Test
  void eventsOfEventBridgeAreReadAndThoseOfOtherKindsAreNot() {
    assertThat(read(OF_EVENT_BRIDGE)).containsExactly(OBJECT);
    assertThat(read(OF_EVENT_BRIDGE.replace("Object Created", "Object Deleted"))).isEmpty();
  }

  @Test
  void cloudEventsAreReadWhateverWayTheirDataIsGiven() {
    String type = "com.amazonaws.s3.objectcreated.put";
    String base64 = Base64.getEncoder().encodeToString(OF_AWS.getBytes(StandardCharsets.UTF_8));
    for (String data :
        List.of(
            "\"data\":" + OF_AWS,
            "\"data\":" + quoted(OF_AWS),
            "\"data_base64\":\"%s\"".formatted(base64),
            "\"data\":" + OF_EVENT_BRIDGE)) {
      assertThat(read(cloudEvent(type, data))).as(data).containsExactly(OBJECT);
    }
    String one = cloudEvent(type, "\"data\":" + OF_AWS);
    assertThat(read("[%s,%s]".formatted(one, one))).containsExactly(OBJECT, OBJECT);
  }

  @Test
  void googlesCloudEventsAreRead() {
    String data =
        """
        "data":{"bucket":"pictures","name":"in/a b+é.jpg","size":"1024","contentType":"image/jpeg",
        "updated":"2026-11-29T11:59:58Z"}
        """;
    assertThat(read(cloudEvent("google.cloud.storage.object.v1.finalized", data)))
        .containsExactly(
            new NotificationRecord(
                "pictures",
                "in/a b+é.jpg",
                1024,
                Optional.empty(),
                Optional.empty(),
                Optional.of("image/jpeg"),
                TOLD));
    assertThat(read(cloudEvent("google.cloud.storage.object.v1.deleted", data))).isEmpty();
  }

  @Test
  void whatSaysNothingIsNoEventAndWhatIsWrappedWithoutEndIsNotUnwrapped() {
    assertThat(read("{\"Event\":\"s3:TestEvent\"}")).isEmpty();
    assertThat(read(OF_AWS.replace("in/a+b", "%zz"))).isEmpty();
    assertThat(read(OF_EVENT_BRIDGE.replace("in/a b", "\\u0000"))).isEmpty();
    assertThat(read("[1,\"x\",null]")).isEmpty();
    String wrapped = OF_AWS;
    for (int i = 0; i < 9; i++) {
      wrapped = "{\"Message\":%s}".formatted(quoted(wrapped));
    }
    assertThat(read(wrapped)).isEmpty();
  }
}
