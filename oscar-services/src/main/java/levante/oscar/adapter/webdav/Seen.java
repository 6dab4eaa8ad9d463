package levante.oscar.adapter.webdav;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import levante.oscar.storage.StoredObject;

/**
 * What a server tells of a file or a folder.
 *
 * @param href as it is written
 * @param size bytes; absent of folders, and where a server does not say
 * @param eTag as it is written
 * @param mark what Levante wrote beside it
 */
record Seen(
    String href,
    boolean isFolder,
    Optional<Long> size,
    Optional<String> eTag,
    Optional<Instant> modified,
    Optional<String> mark) {
  /** Where a server has no ETag: of what else tells versions apart. */
  private static final String UNTAGGED = "modified-";

  /** A longer one is told by its hash. */
  private static final int LONGEST_TAG = 200;

  /** As an object; absent when it is a folder, or has no size. */
  Optional<StoredObject> object(String bucket, String key) {
    Instant at = modified.orElse(Instant.EPOCH);
    return size.filter(any -> !isFolder)
        .map(
            bytes ->
                new StoredObject(
                    bucket,
                    key,
                    bytes,
                    eTag.map(Seen::opaque)
                        .orElseGet(() -> UNTAGGED + at.getEpochSecond() + "-" + bytes),
                    Optional.empty(),
                    at));
  }

  /** Whether this is that version; absent when it cannot be told. */
  Optional<Boolean> is(StoredObject version) {
    if (eTag.isPresent() && !version.eTag().startsWith(UNTAGGED)) {
      return Optional.of(opaque(eTag.get()).equals(version.eTag()));
    }
    return modified.map(
        at ->
            at.equals(version.lastModified())
                && size.map(all -> all == version.size()).orElse(true));
  }

  /**
   * The tag itself. That it is weak is left out: Apache httpd calls the tag of a file weak for as
   * long as it is not older than a second, and strong afterwards, and it is the same version.
   */
  private static String opaque(String eTag) {
    String tag = eTag.strip().replaceFirst("^W/", "").replace("\"", "");
    return tag.length() <= LONGEST_TAG ? tag : "sha256-" + sha256(tag);
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
