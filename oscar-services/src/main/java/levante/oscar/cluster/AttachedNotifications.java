package levante.oscar.cluster;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import levante.oscar.storage.BucketNotifications;
import levante.oscar.storage.StorageAccess;

/**
 * Sets the rules of attached storages to the target that each names, and of all others as they are
 * set. A storage without a target has no rules: the reconciler lists it.
 */
public final class AttachedNotifications implements BucketNotifications {
  private final ClusterBook book;
  private final BucketNotifications others;
  private final Function<String, BucketNotifications> targets;

  /**
   * Over both.
   *
   * @param targets the rules for a target of that name
   */
  public AttachedNotifications(
      ClusterBook book, BucketNotifications others, Function<String, BucketNotifications> targets) {
    this.book = book;
    this.others = others;
    this.targets = targets;
  }

  @Override
  public void replace(StorageAccess storage, String bucket, List<String> prefixes) {
    Optional<AttachedStorage> attached =
        book.attached().stream().filter(one -> one.access().equals(storage)).findFirst();
    if (attached.isEmpty()) {
      others.replace(storage, bucket, prefixes);
    } else {
      attached
          .get()
          .target()
          .ifPresent(target -> targets.apply(target).replace(storage, bucket, prefixes));
    }
  }
}
