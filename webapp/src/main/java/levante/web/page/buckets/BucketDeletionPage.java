package levante.web.page.buckets;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import levante.oscar.bucket.BucketContent;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/** Before a bucket is deleted. */
public record BucketDeletionPage(
    Frame frame, String cluster, String bucket, BucketContent content, Optional<Refusal> refusal) {
  /** Of the bucket's own page. */
  public String path() {
    return BucketPage.path(cluster, bucket);
  }

  /** What keeps it from going: a few words for each service that uses it. */
  public List<String> users() {
    return content.users();
  }

  /** How much goes, for people. */
  public String losses() {
    String bytes = Amount.inWords(content.bytes());
    if (content.objects() == 0) {
      return "no file: nothing is in it";
    }
    String files =
        String.format(
            Locale.ROOT, "%,d %s", content.objects(), content.objects() == 1 ? "file" : "files");
    return content.more()
        ? "more than %s, of more than %s".formatted(files, bytes)
        : "%s, of %s".formatted(files, bytes);
  }
}
