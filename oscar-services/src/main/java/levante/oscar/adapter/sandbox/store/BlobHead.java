package levante.oscar.adapter.sandbox.store;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of an object besides its bytes.
 *
 * @param eTag without quotes
 * @param lastModified milliseconds since the epoch
 * @param headers content type and its like, by their HTTP names
 * @param userMetadata keys in lower case
 */
record BlobHead(
    String key,
    long size,
    String eTag,
    long lastModified,
    Map<String, String> headers,
    Map<String, String> userMetadata) {
  BlobHead {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    userMetadata = Collections.unmodifiableMap(new TreeMap<>(userMetadata));
  }

  BlobHead named(String other) {
    return new BlobHead(other, size, eTag, lastModified, headers, userMetadata);
  }

  BlobHead stored(long bytes, String tag, long at) {
    return new BlobHead(key, bytes, tag, at, headers, userMetadata);
  }
}
