package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.DispatchConfig;
import levante.oscar.dispatch.Job;
import levante.oscar.history.ServiceCounts;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.InboxConfig;
import levante.oscar.inbox.Notice;
import levante.oscar.storage.StoredObject;
import levante.oscar.testing.MemoryObjectStorage;
import levante.oscar.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final World world = new World();
  private final MemoryObjectStorage edge = world.storage(World.EDGE);

  @BeforeEach
  void aService() {
    world.applyOne();
  }

  private StoredObject put(String key, String content) {
    world.clock.pass(Duration.ofMillis(1_337));
    return edge.put("work", key, content);
  }

  private long count(Delivery.State state) {
    return world.oscar().findJobs().counts(World.ALICE).stream()
        .mapToLong((ServiceCounts one) -> one.deliveries(state))
        .sum();
  }

  @Test
  void whatIsNewIsSaidAtOnceAndWhatIsKnownIsNot() {
    StoredObject object = world.storage(World.EDGE).put("work", "in/told.txt", "content");
    int before = world.news.get();
    world.notify(object);
    assertThat(world.news.get()).isEqualTo(before + 1);
    world.notify(object);
    world.oscar().bucketReconciler().tick();
    assertThat(world.news.get()).isEqualTo(before + 1);
  }

  @Test
  void whatIsAcceptedIsWrittenBeforeItIsLookedUp() {
    StoredObject object = put("in/a.txt", "a");
    edge.reachable(false);
    world.oscar().acceptNotification().accept(World.EDGE, World.event(object));
    assertThat(world.notices.get()).isEqualTo(1);
    world.restart();
    edge.reachable(true);
    world.oscar().noticeLoop().tick();
    assertThat(count(Delivery.State.WAITING)).isEqualTo(1);
  }

  @Test
  void aNoticeThatCannotBeSettledKeepsNoOtherWaiting() {
    Instant before = world.clock.instant().minusSeconds(9);
    String id = "7e7c2d34-0000-4000-8000-000000000000";
    world.inbox().keep(new Notice(id, World.EDGE, "of a version long gone", before));
    world.oscar().acceptNotification().accept(World.EDGE, World.event(put("in/a.txt", "a")));
    world.oscar().acceptNotification().accept(World.EDGE, World.event(put("in/b.txt", "b")));
    assertThat(world.oscar().noticeLoop().tick()).isFalse();
    assertThat(count(Delivery.State.WAITING)).isEqualTo(2);
    assertThat(world.inbox().notices(World.EDGE, Optional.empty(), 9))
        .extracting(Notice::id)
        .containsExactly(id);
  }

  @Test
  void aStormOfNoticesIsLookedUpTickByTick() {
    World small =
        new World(new OscarConfig(new InboxConfig(1 << 20, 10, 4, 1), DispatchConfig.DEFAULTS));
    small.applyOne();
    for (int i = 0; i < 25; i++) {
      StoredObject object = small.storage(World.EDGE).put("work", "in/" + i, "content " + i);
      small.oscar().acceptNotification().accept(World.EDGE, World.event(object));
    }
    assertThat(small.oscar().noticeLoop().tick()).isTrue();
    assertThat(small.inbox().notices(World.EDGE, Optional.empty(), 99)).hasSize(15);
    assertThat(small.oscar().noticeLoop().tick()).isTrue();
    assertThat(small.oscar().noticeLoop().tick()).isFalse();
    assertThat(small.inbox().noticed()).isEmpty();
    assertThat(small.inbox().due(small.clock.instant(), 99)).hasSize(25);
  }

  @Test
  void aKeyThatNoDatabaseTakesIsSkipped() {
    String event = World.event(put("in/a.txt", "a"));
    assertThat(world.tell(World.EDGE, event.replaceFirst("in%2Fa.txt", "in%2Fa%00"))).isZero();
  }

  @Test
  void theSameObjectDeliveredTwiceRunsOneJob() {
    StoredObject object = put("in/a.txt", "a");
    assertThat(world.notify(object)).isEqualTo(1);
    assertThat(world.notify(object)).isZero();
    assertThat(world.notify(object, object)).isZero();
    world.dispatch();
    world.dispatch();
    assertThat(world.runner.everStarted()).hasSize(1);
  }

  @Test
  void aNotificationAndTheReconcilersFindAreOneDelivery() {
    world.notify(put("in/a.txt", "a"));
    world.oscar().bucketReconciler().tick();
    put("in/b.txt", "b");
    world.oscar().bucketReconciler().tick();
    world.oscar().bucketReconciler().tick();
    world.notify(edge.list("work", "in/b", Optional.empty(), 1).objects().get(0));
    assertThat(count(Delivery.State.WAITING)).isEqualTo(2);
  }

  @Test
  void theyAreOneOnAVersionedBucketToo() {
    edge.versioned(true);
    world.notify(put("in/a.txt", "a"));
    put("in/b.txt", "b");
    world.oscar().bucketReconciler().tick();
    world.notify(edge.stat("work", "in/b.txt").orElseThrow());
    world.notify(edge.stat("work", "in/a.txt").orElseThrow());
    world.oscar().bucketReconciler().tick();
    assertThat(count(Delivery.State.WAITING)).isEqualTo(2);
  }

  @Test
  void everyRecordOfANotificationIsAccepted() {
    assertThat(world.notify(put("in/a.txt", "a"), put("in/b c+d.txt", "b"), put("in/ñ.txt", "c")))
        .isEqualTo(3);
    world.dispatch();
    assertThat(world.jobs())
        .extracting((Job job) -> job.input().key())
        .containsExactlyInAnyOrder("in/a.txt", "in/b c+d.txt", "in/ñ.txt");
  }

  @Test
  void aFolderPlaceholderTriggersNothing() {
    world.notify(put("in/folder/", ""));
    StoredObject directory = put("in/other", "");
    world.tell(
        World.EDGE,
        World.event(directory).replace("application/octet-stream", "application/x-directory"));
    world.oscar().bucketReconciler().tick();
    world.dispatch();
    assertThat(world.runner.everStarted()).isEmpty();
    assertThat(count(Delivery.State.IGNORED)).isEqualTo(1);
  }

  @Test
  void anEmptyObjectTriggersAJob() {
    assertThat(world.notify(put("in/empty.mp4", ""))).isEqualTo(1);
    assertThat(world.oscar().findJobs().counts(World.ALICE)).hasSize(1);
  }

  @Test
  void aPrefixEndsAtASlashAndFiltersApply() {
    world.apply(
        """
        functions:
          oscar:
          - edge: {name: work, image: i, script: s,
                   input: [{path: work/in, suffix: [.mp4, .avi], prefix: [cam-]}]}
        """);
    assertThat(world.notify(put("inner/cam-1.mp4", "1"))).isZero();
    assertThat(world.notify(put("in/cam-1.txt", "2"))).isZero();
    assertThat(world.notify(put("in/x/other.mp4", "3"))).isZero();
    assertThat(world.notify(put("in/x/cam-1.avi", "4"))).isEqualTo(1);
  }

  @Test
  void everyServiceWhoseInputOverlapsGetsItsDelivery() {
    world.apply(
        """
        functions:
          oscar:
          - edge: {name: other, image: i, script: s, input: [{path: work/in/deep}]}
        """);
    assertThat(world.notify(put("in/deep/a.txt", "a"))).isEqualTo(2);
    assertThat(world.notify(put("in/b.txt", "b"))).isEqualTo(1);
  }

  @Test
  void anOverwrittenObjectIsANewDelivery() {
    world.notify(put("in/a.txt", "a"));
    world.notify(put("in/a.txt", "a"));
    world.notify(put("in/a.txt", "other"));
    assertThat(count(Delivery.State.WAITING)).isEqualTo(3);
  }

  @Test
  void aVersionThatWasOverwrittenBeforeItWasLookedAtIsRecordedAsGone() {
    StoredObject first = put("in/a.txt", "first");
    StoredObject second = put("in/a.txt", "second");
    world.notify(first);
    world.notify(second);
    world.notify(first);
    assertThat(count(Delivery.State.GONE)).isEqualTo(1);
    assertThat(count(Delivery.State.WAITING)).isEqualTo(1);
  }

  @Test
  void aLateDuplicateOfAnAcceptedVersionIsNotRecordedAsGone() {
    StoredObject first = put("in/a.txt", "first");
    world.notify(first);
    edge.delete("work", "in/a.txt");
    world.notify(first);
    assertThat(count(Delivery.State.GONE)).isZero();
    assertThat(count(Delivery.State.WAITING)).isEqualTo(1);
  }

  @Test
  void anObjectThatIsGoneAlreadyIsRecordedAsSuch() {
    StoredObject object = put("in/a.txt", "a");
    edge.delete("work", "in/a.txt");
    world.notify(object);
    world.dispatch();
    assertThat(count(Delivery.State.GONE)).isEqualTo(1);
    assertThat(world.runner.everStarted()).isEmpty();
  }

  @Test
  void whatIsAcceptedWhileTheStorageIsAwayIsNotLost() {
    StoredObject object = put("in/a.txt", "a");
    edge.reachable(false);
    assertThat(world.notify(object)).isZero();
    assertThat(world.notify(object)).isZero();
    world.oscar().noticeLoop().tick();
    world.restart();
    edge.reachable(true);
    world.oscar().noticeLoop().tick();
    world.oscar().noticeLoop().tick();
    assertThat(count(Delivery.State.WAITING)).isEqualTo(1);
  }

  @Test
  void theReconcilerFindsWhatNoNotificationToldPageByPage() {
    World small =
        new World(new OscarConfig(new InboxConfig(1 << 20, 10, 10, 1), DispatchConfig.DEFAULTS));
    small.applyOne();
    for (int i = 0; i < 2_500; i++) {
      small.storage(World.EDGE).put("work", "in/%04d".formatted(i), "content " + i);
    }
    small.storage(World.EDGE).put("work", "out/x", "not listened to");
    for (int tick = 1; tick <= 3; tick++) {
      small.oscar().bucketReconciler().tick();
      assertThat(
              small
                  .oscar()
                  .findJobs()
                  .counts(World.ALICE)
                  .get(0)
                  .deliveries(Delivery.State.WAITING))
          .isEqualTo(Math.min(2_500, tick * 1_000));
    }
    small.oscar().bucketReconciler().tick();
    assertThat(
            small.oscar().findJobs().counts(World.ALICE).get(0).deliveries(Delivery.State.WAITING))
        .isEqualTo(2_500);
  }

  @Test
  void aStorageThatDoesNotAnswerHidesNoOtherStorage() {
    world.apply(
        """
        functions:
          oscar:
          - cloud: {name: far, image: i, script: s, input: [{path: far/in}]}
        """);
    world.storage(World.CLOUD).reachable(false);
    put("in/a.txt", "a");
    world.oscar().bucketReconciler().tick();
    assertThat(count(Delivery.State.WAITING)).isEqualTo(1);
  }

  @Test
  void aServiceOnOneClusterMayReadFromAnothersStorage() {
    world.apply(
        """
        functions:
          oscar:
          - cloud: {name: far, image: i, script: s,
                    input: [{storage_provider: minio.edge, path: shared/in}]}
        """);
    world.notify(edge.put("shared", "in/a.txt", "a"));
    world.dispatch();
    assertThat(world.jobs())
        .extracting((Job job) -> job.service().cluster())
        .containsExactly(World.CLOUD);
  }

  @Test
  void whatIsNoNotificationIsRefusedAndATestEventIsNot() {
    var accept = world.oscar().acceptNotification();
    for (String bad : new String[] {"no json", "[]", "", "3"}) {
      assertThatThrownBy(() -> accept.accept(World.EDGE, bad))
          .isInstanceOfSatisfying(
              LevanteException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }
    assertThat(accept.accept(World.EDGE, "{\"Event\":\"s3:TestEvent\"}")).isFalse();
    StoredObject object = put("in/a.txt", "a");
    String removed = World.event(object).replace("ObjectCreated:Put", "ObjectRemoved:Delete");
    assertThat(accept.accept(World.EDGE, removed)).isFalse();
  }

  @Test
  void aBrokenRecordDoesNotHideTheOthers() {
    StoredObject object = put("in/a.txt", "a");
    String event = World.event(object, object);
    String broken = event.replaceFirst("in%2Fa.txt", "in%2");
    assertThat(world.tell(World.EDGE, broken)).isEqualTo(1);
  }
}
