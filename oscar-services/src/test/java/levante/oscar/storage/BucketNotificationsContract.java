package levante.oscar.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link BucketNotifications} has to do, told by the events that arrive. */
public abstract class BucketNotificationsContract {
  protected static final String BUCKET = "pictures";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  /** The adapter that is tried. */
  protected abstract BucketNotifications notifications();

  /** A storage whose events come to {@link #nextEvent()}. */
  protected abstract StorageAccess access();

  /** A client for that storage. */
  protected abstract ObjectStorage storage();

  /** Waits for one event. */
  protected abstract String nextEvent() throws InterruptedException;

  /** Puts an object. */
  protected final StoredObject put(String key, String text) throws IOException {
    storage().ensureBucket(BUCKET);
    Path file = Files.writeString(folder.resolve("upload"), text);
    return storage().upload(BUCKET, key, file, "text/plain", Map.of("levante-job", "job-1"));
  }

  /** The one record of the next event. */
  protected final JsonNode nextRecord() throws IOException, InterruptedException {
    JsonNode records = JSON.readTree(nextEvent()).get("Records");
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  private String nextKey() throws IOException, InterruptedException {
    return nextRecord().at("/s3/object/key").textValue();
  }

  @Test
  void anObjectUnderARulesPrefixIsTold() throws Exception {
    storage().ensureBucket(BUCKET);
    notifications().replace(access(), BUCKET, List.of("in/"));
    put("other/a.txt", "x");
    StoredObject object = put("in/a b+c.txt", "hello");
    JsonNode record = nextRecord();
    assertThat(record.get("eventSource").textValue()).isEqualTo("minio:s3");
    assertThat(record.get("eventName").textValue()).isEqualTo("s3:ObjectCreated:Put");
    assertThat(record.at("/s3/bucket/name").textValue()).isEqualTo(BUCKET);
    assertThat(record.at("/s3/object/key").textValue()).isEqualTo("in%2Fa+b%2Bc.txt");
    assertThat(record.at("/s3/object/size").longValue()).isEqualTo(5);
    assertThat(record.at("/s3/object/eTag").textValue()).isEqualTo(object.eTag());
    assertThat(record.at("/s3/object/sequencer").textValue()).isNotEmpty();
    assertThat(record.get("eventTime").textValue()).endsWith("Z");
  }

  @Test
  void anEmptyObjectsEventHasNoSize() throws Exception {
    storage().ensureBucket(BUCKET);
    notifications().replace(access(), BUCKET, List.of(""));
    put("empty", "");
    assertThat(nextRecord().at("/s3/object/size").isMissingNode()).isTrue();
  }

  @Test
  void rulesAreReplacedAndNotAdded() throws Exception {
    storage().ensureBucket(BUCKET);
    notifications().replace(access(), BUCKET, List.of("in/"));
    notifications().replace(access(), BUCKET, List.of("next/", "other/"));
    notifications().replace(access(), BUCKET, List.of("next/", "other/"));
    put("in/a", "x");
    put("next/b", "x");
    assertThat(nextKey()).isEqualTo("next%2Fb");
  }

  @Test
  void withoutRulesNothingIsTold() throws Exception {
    storage().ensureBucket(BUCKET);
    notifications().replace(access(), BUCKET, List.of("in/"));
    notifications().replace(access(), BUCKET, List.of());
    put("in/a", "x");
    notifications().replace(access(), BUCKET, List.of("in/"));
    put("in/b", "x");
    assertThat(nextKey()).isEqualTo("in%2Fb");
  }

  @Test
  void aMissingBucketHasNoRules() {
    LevanteException thrown =
        catchThrowableOfType(
            LevanteException.class,
            () -> notifications().replace(access(), "missing", List.of("in/")));
    assertThat(thrown.code()).isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
  }

  @Test
  void wrongKeysAreRefused() {
    storage().ensureBucket(BUCKET);
    StorageAccess right = access();
    StorageAccess wrong =
        new StorageAccess(
            right.id(),
            right.endpoint(),
            right.accessKey(),
            Secret.of("wrong"),
            right.region(),
            right.tls(),
            StorageAccess.Protocol.S3);
    LevanteException thrown =
        catchThrowableOfType(
            LevanteException.class, () -> notifications().replace(wrong, BUCKET, List.of("in/")));
    assertThat(thrown.code()).isEqualTo(ErrorCode.STORAGE_REFUSED);
  }
}
