package levante.web.page.buckets;

import java.util.List;
import java.util.Optional;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * The buckets of all the caller's clusters.
 *
 * @param said what was just done, in a sentence
 * @param wish the bucket that was asked for and not made
 */
public record BucketListPage(
    Frame frame, List<Store> stores, Optional<String> said, Optional<Wish> wish) {
  /**
   * The storage of one cluster.
   *
   * @param notice why there are no buckets to see
   */
  public record Store(String cluster, List<String> buckets, Optional<String> notice) {
    public Store {
      buckets = List.copyOf(buckets);
    }
  }

  /** A name that was given for a bucket of a cluster, and why there is none of that name. */
  public record Wish(String cluster, String name, Refusal refusal) {}

  public BucketListPage {
    stores = List.copyOf(stores);
  }

  /** The wish for this store. */
  public Optional<Wish> wishFor(Store store) {
    return wish.filter(one -> one.cluster().equals(store.cluster()));
  }
}
