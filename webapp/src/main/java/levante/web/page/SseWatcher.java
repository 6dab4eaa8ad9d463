package levante.web.page;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A watcher at the other end of a server-sent event stream. */
public final class SseWatcher implements Watcher {
  private final SseEventSink sink;
  private final Sse sse;
  private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

  /** At the other end of that stream. */
  public SseWatcher(SseEventSink sink, Sse sse) {
    this.sink = sink;
    this.sse = sse;
  }

  @Override
  public synchronized Reception offer(List<Fragment> fragments) {
    if (sink.isClosed() || sending.isCompletedExceptionally()) {
      return Reception.GONE;
    }
    if (!sending.isDone()) {
      return Reception.BUSY;
    }
    sending =
        fragments.isEmpty()
            ? send(sse.newEventBuilder().comment("alive").build())
            : CompletableFuture.allOf(
                fragments.stream()
                    .map(one -> send(sse.newEvent(one.event(), one.html())))
                    .toArray(CompletableFuture<?>[]::new));
    return Reception.TAKEN;
  }

  /** Whoever leaves between two looks at the stream is gone, and keeps nobody else waiting. */
  private CompletableFuture<?> send(OutboundSseEvent event) {
    try {
      return sink.send(event).toCompletableFuture();
    } catch (IllegalStateException closed) {
      return CompletableFuture.failedFuture(closed);
    }
  }

  @Override
  public void close() {
    sink.close();
  }
}
