package levante.bench.pages;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** Reads a stream to its end and keeps nothing of it but when a text was first seen in it. */
final class StreamReader implements HttpResponse.BodySubscriber<Void> {
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final AtomicLong bytes = new AtomicLong();
  private volatile Watched watched = new Watched("");
  private Flow.Subscription subscription;

  /** What is waited for. */
  private static final class Watched {
    private final String text;
    private volatile long seen;
    private String tail = "";

    Watched(String text) {
      this.text = text;
    }

    void read(String arrived) {
      if (text.isEmpty() || seen != 0) {
        return;
      }
      String all = tail + arrived;
      if (all.contains(text)) {
        seen = System.nanoTime();
      }
      tail = all.substring(Math.max(0, all.length() - text.length()));
    }
  }

  /** Waits for a text from now on. */
  void watchFor(String text) {
    watched = new Watched(text);
  }

  /** When it was seen, as System.nanoTime tells; 0 when it was not yet. */
  long seen() {
    return watched.seen;
  }

  /** How much has come. */
  long bytes() {
    return bytes.get();
  }

  @Override
  public CompletionStage<Void> getBody() {
    return end;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> arrived) {
    for (ByteBuffer one : arrived) {
      bytes.addAndGet(one.remaining());
      watched.read(StandardCharsets.ISO_8859_1.decode(one).toString());
    }
    subscription.request(1);
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    end.complete(null);
  }
}
