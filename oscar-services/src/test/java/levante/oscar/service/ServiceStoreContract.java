package levante.oscar.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.exposure.Exposure;
import levante.oscar.fdl.Batching;
import levante.oscar.fdl.ServiceDefinition;
import levante.oscar.fdl.StoragePath;
import levante.oscar.fdl.StorageProvider;
import levante.oscar.service.ServiceStore.RuledBucket;
import levante.oscar.storage.StorageAccess;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every service store keeps to. */
public abstract class ServiceStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final ServiceId ID = new ServiceId(new ClusterId("edge-7f3a2b"), "work");

  protected abstract ServiceStore store();

  private static final StorageAccess FAR =
      new StorageAccess(
          "minio.far",
          URI.create("https://far:9000"),
          "key",
          Secret.of("hush"),
          "eu",
          StorageAccess.Tls.UNVERIFIED,
          StorageAccess.Protocol.S3);

  private static final StorageAccess FOLDERS =
      StorageAccess.of(
          StorageAccess.Protocol.WEBDAV,
          "webdav.lab",
          URI.create("https://dav.example.org/files"),
          "ana",
          Secret.of("hush"));

  private static final ServicePath INPUT =
      new ServicePath(
          "minio.default",
          new StorageRef.OfCluster(ID.cluster()),
          "work",
          "in/",
          List.of(".mp4"),
          List.of());

  private static final ServicePath OUTPUT =
      new ServicePath(
          "minio.far", new StorageRef.Provided(FAR), "work", "out/", List.of(), List.of("p"));

  private static ServiceDefinition definition(String name) {
    return new ServiceDefinition(
        name,
        "debian:12",
        "#!/bin/sh\necho 'ñ'",
        Quantity.parse("200m"),
        Quantity.parse("256Mi"),
        List.of(new StoragePath("minio.default", "work/in", List.of(".mp4"), List.of())),
        List.of(new StoragePath("minio.far", "work/out", List.of(), List.of("p"))),
        Map.of("A", "1"),
        Map.of("B", Secret.of("hush")),
        new Batching(20, Duration.ofMillis(1500)),
        new ServiceDefinition.Synchronous(1, 3),
        new Exposure(
            new Exposure.Scale(1, 2, 60),
            8080,
            Exposure.Access.OPEN,
            Exposure.Paths.WHOLE,
            Exposure.Command.IMAGE,
            "/live"),
        Map.of("enable_gpu", "true"));
  }

  private static List<StorageProvider> providers() {
    return List.of(
        new StorageProvider(
            "minio.far",
            StorageProvider.Type.MINIO,
            Optional.of(FAR),
            Map.of("secret_key", Secret.of("hush"))),
        new StorageProvider(
            "onedata.hub", StorageProvider.Type.ONEDATA, Optional.empty(), Map.of()),
        new StorageProvider(
            "webdav.lab", StorageProvider.Type.WEBDAV, Optional.of(FOLDERS), Map.of()));
  }

  private static Service service(ServiceId id, long version) {
    return new Service(
        id,
        new OwnerId("alice"),
        definition(id.name()),
        List.of(INPUT),
        List.of(
            OUTPUT,
            new ServicePath(
                "webdav.lab",
                new StorageRef.Provided(FOLDERS),
                "Photos",
                "out/",
                List.of(),
                List.of())),
        List.of(new Service.Replica(new ServiceId(new ClusterId("cloud-1"), "twin"), 3)),
        providers(),
        Secret.of("0".repeat(64)),
        NOON,
        NOON.plusSeconds(version),
        version);
  }

  private static void stale(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STALE_WRITE));
  }

  @Test
  void aServiceComesBackAsItWasSaved() {
    store().save(List.of(service(ID, 1)));
    assertThat(store().find(ID)).contains(service(ID, 1));
    store().save(List.of(service(ID, 2)));
    assertThat(store().all()).containsExactly(service(ID, 2));
  }

  @Test
  void aStaleWriteIsRefusedAndChangesNothing() {
    store().save(List.of(service(ID, 1)));
    stale(() -> store().save(List.of(service(ID, 1))));
    stale(() -> store().save(List.of(service(ID, 3))));
    assertThat(store().find(ID)).contains(service(ID, 1));
  }

  @Test
  void allServicesOfASaveAreWrittenOrNone() {
    ServiceId other = new ServiceId(ID.cluster(), "other");
    stale(() -> store().save(List.of(service(other, 1), service(ID, 2))));
    assertThat(store().all()).isEmpty();
  }

  @Test
  void aDeletedServiceIsGoneAndDeletingAgainIsFine() {
    store().save(List.of(service(ID, 1)));
    store().delete(ID);
    store().delete(ID);
    assertThat(store().find(ID)).isEmpty();
  }

  @Test
  void ruledBucketsAreRememberedOnceAndForgotten() {
    RuledBucket one = new RuledBucket("edge-7f3a2b", "b");
    RuledBucket two = new RuledBucket("edge-7f3a2b", "a");
    store().remember(one);
    store().remember(one);
    store().remember(two);
    assertThat(store().ruled()).containsExactly(two, one);
    store().forget(two);
    store().forget(two);
    assertThat(store().ruled()).containsExactly(one);
  }
}
