package levante.oscar.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.oscar.service.ServiceId;

/** Keeps deliveries, and the notices that were not looked up yet. Every write is durable. */
public interface Inbox {
  /**
   * Writes those that are not known yet, in one transaction. Known is the key, and the key as a
   * listing shows it: whoever told of the object first, it is one delivery.
   *
   * @return how many were new
   */
  int accept(List<Delivery> deliveries);

  /** Of these keys (as a listing shows them) the ones that no delivery was seen under. */
  List<DeliveryKey> unseen(List<DeliveryKey> asListed);

  /** Whether any delivery of this object with this content is known, whenever it was stored. */
  boolean knowsContent(DeliveryKey key, String eTag);

  /**
   * The deliveries that wait and are due, those of each service oldest first.
   *
   * @param perService at most so many of each service
   */
  List<Delivery> due(Instant now, int perService);

  /** These deliveries, whatever their state; unknown digests are left out. */
  List<Delivery> find(List<String> digests);

  /** Writes the end of a delivery that waits; one that does not wait is left as it is. */
  void end(Delivery ended);

  /**
   * Ends a delivery that waits and accepts the one that another service has for it, in one
   * transaction; one that does not wait is left as it is, and nothing is accepted.
   */
  void handOver(Delivery ended, Delivery taken);

  /** Notes that the jobs of these deliveries are being ended; those that have none are left. */
  void recall(List<String> digests);

  /**
   * Lets deliveries that were given up or cancelled wait again, as if nothing had failed; their
   * attempts count on. Others are left as they are.
   *
   * @return how many wait again
   */
  int again(List<String> digests, Instant now);

  /** The same for all of a service that were given up. */
  int again(ServiceId service, Instant now);

  /** Keeps a notice until it is settled; kept already is fine. */
  void keep(Notice notice);

  /** The clusters that notices are kept of. */
  List<ClusterId> noticed();

  /**
   * The oldest notices of a cluster.
   *
   * @param after only those that come after this one
   */
  List<Notice> notices(ClusterId cluster, Optional<Notice> after, int limit);

  /**
   * Accepts what notices stand for and drops them, in one transaction.
   *
   * @return how many deliveries were new
   */
  int settle(List<Notice> notices, List<Delivery> deliveries);
}
