package levante.web.page.buckets;

import java.util.List;
import java.util.Optional;
import levante.oscar.bucket.BucketContent;
import levante.web.language.Say;
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
      return Say.of("no file: nothing is in it");
    }
    String files = Say.of(content.objects() == 1 ? "%,d file" : "%,d files", content.objects());
    return content.more()
        ? Say.of("more than %s, of more than %s", files, bytes)
        : Say.of("%s, of %s", files, bytes);
  }
}
