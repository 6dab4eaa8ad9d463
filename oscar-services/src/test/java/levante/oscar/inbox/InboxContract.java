package levante.oscar.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import levante.kernel.ClusterId;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StoredObject;
import org.junit.jupiter.api.Test;

/** What every inbox keeps to. */
public abstract class InboxContract {
  protected static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final ClusterId EDGE = new ClusterId("edge-7f3a2b");
  private static final ServiceId WORK = new ServiceId(EDGE, "work");

  protected abstract Inbox inbox();

  private static Delivery delivery(ServiceId service, String name, Optional<String> version) {
    StoredObject object = new StoredObject("bucket", "in/" + name, 3, "etag", version, NOON);
    DeliveryKey key = DeliveryKey.of(service, "edge-7f3a2b", object);
    return Delivery.accepted(key, object, Delivery.Source.NOTIFICATION, NOON);
  }

  private static Delivery delivery(String name) {
    return delivery(WORK, name, Optional.empty());
  }

  @Test
  void aDeliveryComesBackAsItWasAcceptedAndIsAcceptedOnce() {
    Delivery one = delivery("ñ +%");
    assertThat(inbox().accept(List.of(one, one, delivery("b")))).isEqualTo(2);
    assertThat(inbox().accept(List.of(one))).isZero();
    assertThat(inbox().find(List.of(one.key().digest(), "0".repeat(32)))).containsExactly(one);
    assertThat(inbox().due(NOON, 10)).hasSize(2).contains(one);
  }

  @Test
  void aKeyOf1024CharactersIsAccepted() {
    Delivery longest = delivery("x".repeat(1024 - 3));
    inbox().accept(List.of(longest));
    assertThat(inbox().due(NOON, 1)).containsExactly(longest);
  }

  @Test
  void whoeverTellsFirstAVersionedObjectIsOneDelivery() {
    Delivery notified = delivery(WORK, "a", Optional.of("v1"));
    Delivery listed = delivery("a");
    assertThat(inbox().unseen(List.of(listed.key()))).containsExactly(listed.key());
    inbox().accept(List.of(notified));
    assertThat(inbox().unseen(List.of(listed.key()))).isEmpty();
    assertThat(inbox().accept(List.of(listed))).isZero();
    Delivery listedFirst = delivery("b");
    inbox().accept(List.of(listedFirst));
    assertThat(inbox().accept(List.of(delivery(WORK, "b", Optional.of("v9"))))).isZero();
  }

  @Test
  void manyWhoAcceptTheSameAtOnceAcceptItOnce() {
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      deliveries.add(delivery("f" + i));
    }
    Inbox inbox = inbox();
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(CompletableFuture.supplyAsync(() -> inbox.accept(deliveries)));
    }
    assertThat(all.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(40);
    assertThat(inbox.due(NOON, 100)).hasSize(40);
  }

  private static Delivery accepted(String name, int seconds) {
    Delivery any = delivery(name);
    return Delivery.accepted(
        any.key(), any.object(), Delivery.Source.NOTIFICATION, NOON.plusSeconds(seconds));
  }

  @Test
  void dueIsWhatWaitsAndMayStartSoManyOfEachService() {
    ServiceId other = new ServiceId(EDGE, "other");
    Delivery later = delivery("later").againFrom(NOON.plusSeconds(9), Delivery.Blame.OTHERS, "x");
    Delivery ended = delivery("ended").in(Delivery.State.IGNORED, "x");
    inbox()
        .accept(
            List.of(
                accepted("third", 2),
                accepted("first", 0),
                accepted("second", 1),
                later,
                ended,
                delivery(other, "a", Optional.empty())));
    assertThat(inbox().due(NOON.plusSeconds(2), 2))
        .extracting(one -> one.key().service().name() + " " + one.key().key())
        .containsExactly("other in/a", "work in/first", "work in/second");
    assertThat(inbox().due(NOON.plus(Duration.ofSeconds(9)), 9)).hasSize(5);
  }

  @Test
  void onlyAWaitingDeliveryIsEnded() {
    Delivery one = delivery("a");
    inbox().accept(List.of(one));
    inbox().end(one.in(Delivery.State.CANCELLED, "no more"));
    inbox().end(one.in(Delivery.State.DEAD, "again"));
    assertThat(inbox().find(List.of(one.key().digest())))
        .containsExactly(one.in(Delivery.State.CANCELLED, "no more"));
  }

  @Test
  void aWaitingDeliveryIsHandedOverOnceAndNoOther() {
    Delivery one = delivery("a");
    ServiceId other = new ServiceId(new ClusterId("cloud-0a1b2c"), "twin");
    Delivery taken = one.takenBy(other, NOON.plusSeconds(9));
    Delivery after = one.in(Delivery.State.DELEGATED, "twin takes it");
    inbox().handOver(after, taken);
    assertThat(inbox().find(List.of(taken.key().digest()))).as("it is unknown").isEmpty();
    inbox().accept(List.of(one));
    inbox().handOver(after, taken);
    inbox().handOver(after, one.takenBy(new ServiceId(EDGE, "third"), NOON));
    assertThat(inbox().find(List.of(one.key().digest()))).containsExactly(after);
    assertThat(inbox().due(NOON.plusSeconds(9), 9)).containsExactly(taken);
    assertThat(inbox().accept(List.of(one))).as("it stays known").isZero();
  }

  @Test
  void onlyADeliveryWithAJobIsRecalled() {
    inbox().accept(List.of(delivery("a"), delivery("b").in(Delivery.State.RUNNING, "x")));
    inbox().recall(List.of(delivery("a").key().digest(), delivery("b").key().digest()));
    assertThat(inbox().find(List.of(delivery("a").key().digest()))).containsExactly(delivery("a"));
    assertThat(inbox().find(List.of(delivery("b").key().digest())))
        .containsExactly(delivery("b").in(Delivery.State.RECALLED, "x"));
  }

  @Test
  void contentIsKnownWhateverItsTime() {
    inbox().accept(List.of(delivery("a")));
    assertThat(inbox().knowsContent(delivery("a").key(), "etag")).isTrue();
    assertThat(inbox().knowsContent(delivery("a").key(), "other")).isFalse();
    assertThat(inbox().knowsContent(delivery("b").key(), "etag")).isFalse();
  }

  @Test
  void whatWasGivenUpWaitsAgainWithItsAttemptsAndWithoutItsFailures() {
    Delivery dead = delivery("a").dead(Delivery.Blame.SCRIPT, "exit code 1");
    Delivery cancelled = delivery("b").in(Delivery.State.CANCELLED, "by hand");
    Delivery gone = delivery("c").in(Delivery.State.GONE, "gone");
    inbox().accept(List.of(dead, cancelled, gone, delivery("d")));
    Instant later = NOON.plusSeconds(9);
    assertThat(inbox().again(List.of(gone.key().digest(), "0".repeat(32)), later)).isZero();
    assertThat(inbox().again(List.of(cancelled.key().digest()), later)).isEqualTo(1);
    assertThat(inbox().again(WORK, later)).isEqualTo(1);
    assertThat(inbox().find(List.of(dead.key().digest())))
        .containsExactly(
            new Delivery(
                dead.key(),
                dead.object(),
                dead.source(),
                Delivery.State.WAITING,
                dead.attempts(),
                0,
                0,
                dead.accepted(),
                later,
                Optional.empty()));
    assertThat(inbox().due(later, 10)).hasSize(3);
  }

  private static Notice notice(int number, ClusterId cluster, Instant received) {
    String id = "7e7c2d34-0000-4000-8000-%012d".formatted(number);
    return new Notice(id, cluster, "{\"body\":%d}".formatted(number), received);
  }

  @Test
  void aNoticeIsKeptOnceAndSettledWithItsDeliveries() {
    Notice notice = notice(0, EDGE, NOON);
    inbox().keep(notice);
    inbox().keep(notice);
    assertThat(inbox().notices(EDGE, Optional.empty(), 10)).containsExactly(notice);
    inbox().settle(List.of(notice), List.of(delivery("a")));
    assertThat(inbox().notices(EDGE, Optional.empty(), 10)).isEmpty();
    assertThat(inbox().noticed()).isEmpty();
    assertThat(inbox().due(NOON, 10)).hasSize(1);
  }

  @Test
  void noticesAreReadClusterByClusterOldestFirst() {
    ClusterId cloud = new ClusterId("cloud-7f3a2b");
    Notice third = notice(1, EDGE, NOON.plusMillis(1));
    Notice first = notice(2, EDGE, NOON.minusMillis(1));
    Notice second = notice(3, EDGE, NOON.minusMillis(1));
    Notice clouds = notice(4, cloud, NOON);
    List.of(third, first, second, clouds).forEach(inbox()::keep);
    assertThat(inbox().noticed()).containsExactly(cloud, EDGE);
    assertThat(inbox().notices(cloud, Optional.empty(), 10)).containsExactly(clouds);
    assertThat(inbox().notices(EDGE, Optional.empty(), 2)).containsExactly(first, second);
    assertThat(inbox().notices(EDGE, Optional.of(first), 2)).containsExactly(second, third);
    assertThat(inbox().notices(EDGE, Optional.of(third), 2)).isEmpty();
  }

  @Test
  void manyWhoKeepNoticesAtOnceKeepEachOnce() {
    Inbox inbox = inbox();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Notice one = notice(i / 2, EDGE, NOON.plusSeconds(i / 2));
      all.add(CompletableFuture.runAsync(() -> inbox.keep(one)));
    }
    all.forEach(CompletableFuture::join);
    assertThat(inbox.notices(EDGE, Optional.empty(), 100))
        .hasSize(30)
        .startsWith(notice(0, EDGE, NOON))
        .doesNotHaveDuplicates();
  }
}
