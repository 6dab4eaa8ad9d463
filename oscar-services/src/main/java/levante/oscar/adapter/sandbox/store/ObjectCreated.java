package levante.oscar.adapter.sandbox.store;

import java.time.Instant;
import java.util.Map;

/**
 * Tells that an object was written.
 *
 * @param eventName as MinIO calls it, such as {@code s3:ObjectCreated:Put}
 */
public record ObjectCreated(
    String eventName,
    String bucket,
    String key,
    long size,
    String eTag,
    String contentType,
    Map<String, String> userMetadata,
    Instant at) {}
