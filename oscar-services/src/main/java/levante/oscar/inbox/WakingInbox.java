package levante.oscar.inbox;

import java.time.Instant;
import java.util.List;

/**
 * Says at once that something new was written down, so that its job need not wait for the next
 * tick; who does not hear it finds it then.
 */
public record WakingInbox(Inbox inbox, Runnable news) implements Inbox {
  @Override
  public int accept(List<Delivery> deliveries) {
    int fresh = inbox.accept(deliveries);
    if (fresh > 0) {
      news.run();
    }
    return fresh;
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
  public void keep(Notice notice) {
    inbox.keep(notice);
  }

  @Override
  public List<Notice> notices(int limit) {
    return inbox.notices(limit);
  }

  @Override
  public void settle(Notice notice, List<Delivery> deliveries) {
    inbox.settle(notice, deliveries);
    if (!deliveries.isEmpty()) {
      news.run();
    }
  }
}
