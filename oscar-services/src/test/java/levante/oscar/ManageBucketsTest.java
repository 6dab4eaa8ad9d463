package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.bucket.BucketContent;
import levante.oscar.bucket.ManageBuckets;
import levante.oscar.testing.World;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManageBucketsTest {
  private final World world = new World();

  private ManageBuckets manage() {
    return world.oscar().manageBuckets();
  }

  private static LevanteException refused(ThrowingCallable call) {
    LevanteException thrown = catchThrowableOfType(LevanteException.class, call);
    assertThat(thrown).isNotNull();
    return thrown;
  }

  @Test
  void aBucketIsMadeOnceAndThenTaken() {
    manage().make(World.EDGE, "new.bucket-1", World.ALICE);
    assertThat(world.storage(World.EDGE).buckets()).containsExactly("new.bucket-1");
    assertThat(refused(() -> manage().make(World.EDGE, "new.bucket-1", World.ALICE)).code())
        .isEqualTo(ErrorCode.ALREADY_EXISTS);
  }

  @ParameterizedTest
  @CsvSource({
    "ab, 3 to 63",
    "a234567890123456789012345678901234567890123456789012345678901234, not 64",
    "Upper, lower case",
    "under_score, lower case",
    "a/b, lower case",
    "-ab, begins and ends",
    "ab., begins and ends",
    "a..b, beside",
    "a.-b, beside",
    "a-.b, beside",
    "192.168.5.4, IP address",
    "levante-calls, Levante's own"
  })
  void aNameThatNoBucketMayHaveIsRefusedWithItsRule(String name, String why) {
    LevanteException refusal = refused(() -> manage().make(World.EDGE, name, World.ALICE));
    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(refusal).hasMessageContaining(why);
    assertThat(world.storage(World.EDGE).buckets()).isEmpty();
  }

  @Test
  void whatGoesIsCountedUpToABound() {
    for (int i = 0; i <= 10_000; i++) {
      world.storage(World.EDGE).put("many", "in/%05d".formatted(i), "12");
    }
    BucketContent many = manage().look(World.EDGE, "many", World.ALICE);
    assertThat(many).isEqualTo(new BucketContent(10_000, 20_000, true, many.users()));
    world.storage(World.EDGE).delete("many", "in/00000");
    assertThat(manage().look(World.EDGE, "many", World.ALICE).more()).isFalse();
  }

  @Test
  void aBucketGoesWithAllThatIsInIt() {
    for (int i = 0; i < 2_001; i++) {
      world.storage(World.EDGE).put("many", "in/" + i, "12");
    }
    world.storage(World.EDGE).put("another", "a", "12");
    manage().delete(World.EDGE, "many", World.ALICE);
    assertThat(world.storage(World.EDGE).buckets()).containsExactly("another");
    assertThat(refused(() -> manage().delete(World.EDGE, "many", World.ALICE)).code())
        .isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
  }

  @Test
  void aBucketThatAServiceUsesStaysWithAllThatIsInIt() {
    world.applyOne();
    world.storage(World.EDGE).put("work", "in/a", "12");
    LevanteException refusal = refused(() -> manage().delete(World.EDGE, "work", World.ALICE));
    assertThat(refusal.code()).isEqualTo(ErrorCode.BUCKET_IN_USE);
    assertThat(refusal).hasMessageContaining("work on edge-7f3a2b reads from it and writes to it");
    assertThat(world.storage(World.EDGE).stat("work", "in/a")).isPresent();
    world.oscar().deleteService().delete(World.work(), World.ALICE);
    manage().delete(World.EDGE, "work", World.ALICE);
    assertThat(world.storage(World.EDGE).buckets()).isEmpty();
  }

  @Test
  void aServiceOfAnotherClusterThatWritesThereIsSeenAndOneOfAnotherStorageIsNot() {
    world.apply(
        """
        functions:
          oscar:
          - cloud:
              name: far
              image: debian:12
              script: s
              input: [{path: far/in}]
              output: [{storage_provider: minio.edge, path: shared/out}]
        """);
    world.storage(World.EDGE).put("far", "a", "1");
    assertThat(manage().look(World.EDGE, "shared", World.ALICE).users())
        .containsExactly("far on cloud-7f3a2b writes to it");
    assertThat(manage().look(World.EDGE, "far", World.ALICE).users()).isEmpty();
  }

  @Test
  void whatSpellsOutAClustersStorageUsesItToo() {
    world.apply(
        """
        functions:
          oscar:
          - cloud:
              name: far
              image: debian:12
              script: s
              input: [{storage_provider: minio.spelled, path: shared/in}]
        storage_providers:
          minio:
            spelled: {endpoint: 'http://edge-00b0b0:9000', access_key: access, secret_key: secret}
        """);
    LevanteException refusal = refused(() -> manage().delete(World.BOBS, "shared", World.BOB));
    assertThat(refusal).hasMessageContaining("a service of another user reads from it");
    assertThat(refusal).hasMessageNotContaining("far");
  }

  @Test
  void anothersClusterAndABucketOfOursAreNotThere() {
    assertThat(refused(() -> manage().make(World.BOBS, "mine", World.ALICE)).code())
        .isEqualTo(ErrorCode.CLUSTER_NOT_FOUND);
    assertThat(refused(() -> manage().delete(World.BOBS, "mine", World.ALICE)).code())
        .isEqualTo(ErrorCode.CLUSTER_NOT_FOUND);
    world.storage(World.EDGE).put("levante-calls", "a", "1");
    assertThat(refused(() -> manage().look(World.EDGE, "levante-calls", World.ALICE)).code())
        .isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
    assertThat(refused(() -> manage().delete(World.EDGE, "levante-calls", World.ALICE)).code())
        .isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
  }
}
