package levante.web.rest.oscar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.StoredObject;

/**
 * A bucket as OSCAR's clients know it.
 *
 * @param visibility always private: only the cluster's owner sees it
 */
public record BucketView(
    String bucketName,
    String visibility,
    List<String> allowedUsers,
    String owner,
    Map<String, String> metadata) {
  /** Objects a page. Source: OSCAR 4.1, {@code JOB_LISTING_LIMIT}. */
  private static final int PAGE = 70;

  private static final int MOST = 1000;

  /** Source: Amazon S3 User Guide, bucket naming rules. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /** An object; its time is the storage's. */
  public record ObjectView(String objectName, long sizeBytes, Instant lastModified) {
    static ObjectView of(StoredObject object) {
      return new ObjectView(object.key(), object.size(), object.lastModified());
    }
  }

  /**
   * A bucket with one page of its objects.
   *
   * @param nextPage what to ask the next page with; empty at the end
   */
  public record WithObjects(
      String bucketName,
      String visibility,
      List<String> allowedUsers,
      String owner,
      Map<String, String> metadata,
      List<ObjectView> objects,
      String nextPage,
      boolean isTruncated,
      int returnedItems) {}

  static BucketView of(String bucket, OwnerId owner) {
    return new BucketView(bucket, "private", List.of(), owner.value(), Map.of());
  }

  static WithObjects of(String bucket, OwnerId owner, ObjectPage page) {
    BucketView bare = of(bucket, owner);
    return new WithObjects(
        bare.bucketName,
        bare.visibility,
        bare.allowedUsers,
        bare.owner,
        bare.metadata,
        page.objects().stream().map(ObjectView::of).toList(),
        page.next().map(BucketView::pageAfter).orElse(""),
        page.next().isPresent(),
        page.objects().size());
  }

  /** The name itself; OBJECT_NOT_FOUND when no storage would take it for a bucket's. */
  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "no bucket " + name);
    }
    return name;
  }

  /** A key in letters that every client passes on as they are. */
  static String pageAfter(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  /** The key that a page comes after; INVALID_REQUEST when the text is no page. */
  static Optional<String> keyOf(String page) {
    if (page == null || page.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new String(Base64.getUrlDecoder().decode(page.strip()), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new LevanteException(ErrorCode.INVALID_REQUEST, "'%s' is no page".formatted(page), e);
    }
  }

  /** As many as asked for, within bounds; the usual page when no number is named. */
  static int bounded(int limit) {
    return limit < 1 ? PAGE : Math.min(limit, MOST);
  }
}
