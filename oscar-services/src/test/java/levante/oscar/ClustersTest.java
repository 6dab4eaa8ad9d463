package levante.oscar;

import static levante.oscar.testing.World.ALICE;
import static levante.oscar.testing.World.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.oscar.cluster.AdoptedCluster;
import levante.oscar.cluster.AttachedNotifications;
import levante.oscar.cluster.AttachedStorage;
import levante.oscar.cluster.ClusterBook;
import levante.oscar.cluster.ManageClusters;
import levante.oscar.fdl.FdlReader;
import levante.oscar.storage.StorageAccess;
import levante.oscar.testing.World;
import org.junit.jupiter.api.Test;

class ClustersTest {
  private static final Secret KUBECONFIG = Secret.of("a kubeconfig");

  private static final String FDL =
      """
      functions:
        oscar:
        - site:
            name: work
            image: debian:12
            script: "#!/bin/sh"
            input: [{path: work/in}]
            output: [{path: work/out}]
      """;

  private final World world = new World();

  private ManageClusters manage() {
    return world.oscar().manageClusters();
  }

  private static ErrorCode codeOf(Runnable call) {
    return catchThrowableOfType(LevanteException.class, call::run).code();
  }

  private static AttachedStorage storage(ClusterId cluster, String host) {
    return new AttachedStorage(
        cluster,
        new StorageAccess(
            AttachedStorage.PROVIDER,
            URI.create("http://%s:9000".formatted(host)),
            "key",
            Secret.of("secret"),
            "us-east-1",
            StorageAccess.Tls.VERIFIED,
            StorageAccess.Protocol.S3),
        Optional.empty());
  }

  @Test
  void anAdoptedClusterRunsServicesOnTheStorageThatItWasGiven() {
    AdoptedCluster site = manage().adopt(ALICE, "site", KUBECONFIG);
    manage().attach(ALICE, storage(site.id(), "store"));
    assertThat(
            world
                .oscar()
                .applyServices()
                .apply(
                    new FdlReader().read("services.yaml", FDL),
                    ALICE,
                    Optional.of(AdoptedCluster.INFRASTRUCTURE)))
        .hasSize(1);
    var store = world.storage(new ClusterId("store"));
    assertThat(store.buckets()).containsExactly("work");
    store.put("work", "in/a.txt", "hello");
    world.oscar().bucketReconciler().tick();
    world.dispatch();
    assertThat(world.jobs()).hasSize(1);
    assertThat(world.jobs().get(0).service().cluster()).isEqualTo(site.id());
  }

  @Test
  void aKubeconfigIsReadBackAfterARestartAndItsOwnerAloneSeesTheCluster() {
    AdoptedCluster site = manage().adopt(ALICE, "site", KUBECONFIG);
    world.restart();
    assertThat(manage().adopted(ALICE)).containsExactly(site);
    assertThat(manage().adopted(BOB)).isEmpty();
    assertThat(codeOf(() -> manage().release(BOB, site.id())))
        .isEqualTo(ErrorCode.CLUSTER_NOT_FOUND);
    assertThat(codeOf(() -> manage().attach(BOB, storage(site.id(), "store"))))
        .isEqualTo(ErrorCode.CLUSTER_NOT_FOUND);
  }

  @Test
  void aNameIsAnOwnersOnlyOnce() {
    manage().adopt(ALICE, "site", KUBECONFIG);
    assertThat(codeOf(() -> manage().adopt(ALICE, "site", KUBECONFIG)))
        .isEqualTo(ErrorCode.ALREADY_EXISTS);
    assertThat(manage().adopt(BOB, "site", KUBECONFIG).name()).isEqualTo("site");
    assertThat(codeOf(() -> manage().adopt(BOB, "No name", KUBECONFIG)))
        .isEqualTo(ErrorCode.INVALID_REQUEST);
  }

  @Test
  void aClusterThatFailsItsCheckIsNotAdopted() {
    world.refuse(ErrorCode.CLUSTER_UNREACHABLE);
    assertThat(codeOf(() -> manage().adopt(ALICE, "site", KUBECONFIG)))
        .isEqualTo(ErrorCode.CLUSTER_UNREACHABLE);
    assertThat(manage().adopted(ALICE)).isEmpty();
  }

  @Test
  void oneStorageBelongsToOneCluster() {
    AdoptedCluster site = manage().adopt(ALICE, "site", KUBECONFIG);
    AdoptedCluster other = manage().adopt(ALICE, "other", KUBECONFIG);
    manage().attach(ALICE, storage(site.id(), "store"));
    manage().attach(ALICE, storage(site.id(), "store"));
    assertThat(codeOf(() -> manage().attach(ALICE, storage(other.id(), "store"))))
        .isEqualTo(ErrorCode.ALREADY_EXISTS);
    manage().detach(ALICE, site.id());
    manage().attach(ALICE, storage(other.id(), "store"));
    assertThat(manage().attached(ALICE, other.id())).isPresent();
    assertThat(manage().attached(ALICE, site.id())).isEmpty();
  }

  @Test
  void aClusterWithAStorageFromItsTemplateKeepsIt() {
    assertThat(codeOf(() -> manage().attach(ALICE, storage(World.EDGE, "store"))))
        .isEqualTo(ErrorCode.ALREADY_EXISTS);
  }

  @Test
  void aReleasedClusterTakesItsServicesAndStorageAlong() {
    anAdoptedClusterRunsServicesOnTheStorageThatItWasGiven();
    ClusterId site = manage().adopted(ALICE).get(0).id();
    manage().release(ALICE, site);
    assertThat(manage().adopted(ALICE)).isEmpty();
    assertThat(world.oscar().findServices().of(ALICE)).isEmpty();
    AdoptedCluster next = manage().adopt(ALICE, "site", KUBECONFIG);
    manage().attach(ALICE, storage(next.id(), "store"));
  }

  @Test
  void aStorageWithATargetGetsRulesForItAndOneWithoutGetsNone() {
    AttachedStorage listed = storage(new ClusterId("listed"), "store");
    AttachedStorage told =
        new AttachedStorage(
            new ClusterId("told"),
            storage(new ClusterId("told"), "other").access(),
            Optional.of("arn:minio:sqs::levante:webhook"));
    List<String> rules = new ArrayList<>();
    AttachedNotifications notifications =
        new AttachedNotifications(
            new FixedBook(List.of(listed, told)),
            (storage, bucket, prefixes) -> rules.add("as ever " + bucket),
            target -> (storage, bucket, prefixes) -> rules.add(target + " " + bucket));
    notifications.replace(listed.access(), "a", List.of("in/"));
    notifications.replace(told.access(), "b", List.of("in/"));
    notifications.replace(storage(new ClusterId("raised"), "third").access(), "c", List.of("in/"));
    assertThat(rules).containsExactly("arn:minio:sqs::levante:webhook b", "as ever c");
  }

  /** Knows these storages and takes nothing. */
  private record FixedBook(List<AttachedStorage> attached) implements ClusterBook {
    @Override
    public List<AdoptedCluster> adopted() {
      return List.of();
    }

    @Override
    public void adopt(AdoptedCluster cluster) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release(ClusterId cluster) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void attach(AttachedStorage storage) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void detach(ClusterId cluster) {
      throw new UnsupportedOperationException();
    }
  }
}
