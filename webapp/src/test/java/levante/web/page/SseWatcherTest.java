package levante.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SseWatcherTest {
  /** Closed by the browser after it was last asked. */
  private static final class LeavingSink implements SseEventSink {
    @Override
    public boolean isClosed() {
      return false;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
      throw new IllegalStateException("This event source has already been closed.");
    }

    @Override
    public void close() {}
  }

  private static final class Events implements Sse {
    @Override
    public OutboundSseEvent.Builder newEventBuilder() {
      return (OutboundSseEvent.Builder)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {OutboundSseEvent.Builder.class},
              (builder, method, arguments) -> method.getName().equals("build") ? null : builder);
    }

    @Override
    public SseBroadcaster newBroadcaster() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void whoLeavesWhileItIsToldSomethingIsGoneAndNothingIsThrown() {
    SseWatcher watcher = new SseWatcher(new LeavingSink(), new Events());
    List<Fragment> parts =
        List.of(new Fragment("jobs", "<p>one</p>"), new Fragment("state", "<p>two</p>"));
    assertThat(watcher.send(parts)).isFalse();
    assertThat(watcher.send(List.of())).isFalse();
  }
}
