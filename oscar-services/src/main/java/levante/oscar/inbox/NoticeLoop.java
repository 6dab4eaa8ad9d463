package levante.oscar.inbox;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up what notices stand for, cluster by cluster, the oldest first. What a storage that does
 * not answer holds is kept until it does; a notice that cannot be settled by a fault of ours stays
 * too, and keeps no other waiting.
 */
public final class NoticeLoop {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeLoop.class);

  private final Inbox inbox;
  private final ServiceStore services;
  private final Sightings sightings;
  private final InboxConfig config;
  private final ReentrantLock lock = new ReentrantLock();

  /** Over an inbox, the services that listen, and what is seen of objects. */
  public NoticeLoop(Inbox inbox, ServiceStore services, Sightings sightings, InboxConfig config) {
    this.inbox = inbox;
    this.services = services;
    this.sightings = sightings;
    this.config = config;
  }

  /**
   * Settles what can be, of each cluster at most so many notices as configured.
   *
   * @return whether there are more to look at
   */
  public boolean tick() {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      List<Service> all = services.all();
      boolean more = false;
      for (ClusterId cluster : inbox.noticed()) {
        more |= settle(cluster, all);
      }
      return more;
    } finally {
      lock.unlock();
    }
  }

  private boolean settle(ClusterId cluster, List<Service> all) {
    Optional<Notice> last = Optional.empty();
    for (int left = config.noticesPerTick(); left > 0; ) {
      List<Notice> some = inbox.notices(cluster, last, Math.min(left, config.noticesAtOnce()));
      if (some.isEmpty()) {
        return false;
      }
      try {
        settle(some, all);
      } catch (LevanteException silent) {
        LOG.atWarn()
            .addKeyValue("cluster", cluster)
            .addKeyValue("code", silent.code())
            .log("notifications kept for later: {}", silent.getMessage());
        return false;
      }
      last = Optional.of(some.get(some.size() - 1));
      left -= some.size();
    }
    return true;
  }

  /** Throws only what the world outside is to blame for. */
  private void settle(List<Notice> some, List<Service> all) {
    try {
      inbox.settle(some, sightings.of(some, all));
    } catch (RuntimeException fault) {
      if (fault instanceof LevanteException known
          && known.code().kind() == ErrorCode.Kind.UPSTREAM) {
        throw known;
      }
      if (some.size() > 1) {
        some.forEach(one -> settle(List.of(one), all));
      } else {
        LOG.atError()
            .addKeyValue("notice", some.get(0).id())
            .setCause(fault)
            .log("a notification cannot be settled");
      }
    }
  }
}
