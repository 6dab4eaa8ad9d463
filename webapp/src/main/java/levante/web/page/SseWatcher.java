package levante.web.page;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.CompletionException;

/** A watcher at the other end of a server-sent event stream. */
public final class SseWatcher implements Watcher {
  private final SseEventSink sink;
  private final Sse sse;

  /** At the other end of that stream. */
  public SseWatcher(SseEventSink sink, Sse sse) {
    this.sink = sink;
    this.sse = sse;
  }

  @Override
  public boolean send(List<Fragment> fragments) {
    return fragments.isEmpty()
        ? isSent(sse.newEventBuilder().comment("alive").build())
        : fragments.stream().allMatch(one -> isSent(sse.newEvent(one.event(), one.html())));
  }

  /** Whoever leaves between two looks at the stream is gone. */
  private boolean isSent(OutboundSseEvent event) {
    if (sink.isClosed()) {
      return false;
    }
    try {
      sink.send(event).toCompletableFuture().join();
      return true;
    } catch (IllegalStateException | CompletionException closed) {
      return false;
    }
  }

  @Override
  public void close() {
    sink.close();
  }
}
