package levante.web.page.buckets;

import java.util.List;
import java.util.Optional;
import levante.web.page.frame.Frame;

/** The buckets of all the caller's clusters. */
public record BucketListPage(Frame frame, List<Store> stores) {
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

  public BucketListPage {
    stores = List.copyOf(stores);
  }
}
