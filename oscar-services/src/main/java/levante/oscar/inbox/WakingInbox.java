package levante.oscar.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.oscar.service.ServiceId;

/**
 * Says at once that something new was written down, so that it need not wait for the next tick; who
 * does not hear it finds it then.
 */
public record WakingInbox(Inbox inbox, News news) implements Inbox {
  /**
   * Who is told.
   *
   * @param toLookUp when a notice is kept
   * @param toDispatch when a delivery is accepted
   */
  public record News(Runnable toLookUp, Runnable toDispatch) {}

  @Override
  public int accept(List<Delivery> deliveries) {
    return told(inbox.accept(deliveries));
  }

  @Override
  public List<DeliveryKey> unseen(List<DeliveryKey> asListed) {
    return inbox.unseen(asListed);
  }

  @Override
  public boolean knowsContent(DeliveryKey key, String eTag) {
    return inbox.knowsContent(key, eTag);
  }

  @Override
  public List<Delivery> due(Instant now, int perService) {
    return inbox.due(now, perService);
  }

  @Override
  public List<Delivery> find(List<String> digests) {
    return inbox.find(digests);
  }

  @Override
  public void end(Delivery ended) {
    inbox.end(ended);
  }

  @Override
  public void handOver(Delivery ended, Delivery taken) {
    inbox.handOver(ended, taken);
    told(1);
  }

  @Override
  public void recall(List<String> digests) {
    inbox.recall(digests);
  }

  @Override
  public int again(List<String> digests, Instant now) {
    return told(inbox.again(digests, now));
  }

  @Override
  public int again(ServiceId service, Instant now) {
    return told(inbox.again(service, now));
  }

  @Override
  public void keep(Notice notice) {
    inbox.keep(notice);
    news.toLookUp().run();
  }

  @Override
  public List<ClusterId> noticed() {
    return inbox.noticed();
  }

  @Override
  public List<Notice> notices(ClusterId cluster, Optional<Notice> after, int limit) {
    return inbox.notices(cluster, after, limit);
  }

  @Override
  public int settle(List<Notice> notices, List<Delivery> deliveries) {
    return told(inbox.settle(notices, deliveries));
  }

  private int told(int fresh) {
    if (fresh > 0) {
      news.toDispatch().run();
    }
    return fresh;
  }
}
