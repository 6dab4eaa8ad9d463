package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.oscar.fdl.FdlReader;
import levante.oscar.service.ApplyServices.Applied;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.testing.World;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ServicesTest {
  private static final String TWO =
      """
      functions:
        oscar:
        - edge: {name: split, image: i, script: s, input: [{path: video/in}],
                 output: [{storage_provider: minio.cloud, path: frames/in}]}
        - cloud: {name: detect, image: i, script: s, input: [{path: frames/in}],
                  output: [{path: out}]}
      """;

  private final World world = new World();

  private static String one(String name, String input, String output) {
    return "functions: {oscar: [{edge: {name: %s, image: i, script: s, input: [%s], output: [%s]}}]}"
        .formatted(name, input, output);
  }

  private static void refused(ErrorCode code, String part, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(LevanteException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(part);
  }

  @Test
  void bucketsAndRulesAreThereWhenApplyReturns() {
    List<Applied> applied = world.apply(TWO);
    assertThat(applied).extracting(Applied::change).containsOnly(Applied.Change.CREATED);
    assertThat(world.storage(World.EDGE).buckets()).containsExactly("video");
    assertThat(world.storage(World.CLOUD).buckets()).containsExactly("detect", "frames");
    assertThat(world.rules.rules())
        .containsOnly(
            java.util.Map.entry("edge-7f3a2b/video", List.of("in/")),
            java.util.Map.entry("cloud-7f3a2b/frames", List.of("in/")));
  }

  @Test
  void applyingTheSameAgainChangesNothing() {
    Service before = world.apply(TWO).get(0).service();
    Applied again = world.apply(TWO).get(0);
    assertThat(again.change()).isEqualTo(Applied.Change.UNCHANGED);
    assertThat(again.service()).isEqualTo(before);
  }

  @Test
  void anUpdateKeepsTheTokenAndCountsTheVersion() {
    Service before = world.apply(TWO).get(0).service();
    Applied after =
        world.apply(TWO.replace("name: split, image: i", "name: split, image: j")).get(0);
    assertThat(after.change()).isEqualTo(Applied.Change.UPDATED);
    assertThat(after.service().token()).isEqualTo(before.token());
    assertThat(after.service().version()).isEqualTo(2);
    assertThat(before.token().reveal()).matches("[0-9a-f]{64}");
  }

  @Test
  void onlyItsOwnTokenOpensAService() {
    Service service = world.apply(TWO).get(0).service();
    var find = world.oscar().findServices();
    assertThat(find.authenticate(service.id(), service.token())).isPresent();
    assertThat(find.authenticate(service.id(), Secret.of("0".repeat(64)))).isEmpty();
  }

  @Test
  void lostBucketsAndRulesAreMadeAgain() {
    world.apply(TWO);
    world.rules.lose();
    world.storage(World.EDGE).dropBucket("video");
    world.oscar().serviceReconciler().tick();
    assertThat(world.rules.rules()).hasSize(2);
    assertThat(world.storage(World.EDGE).buckets()).containsExactly("video");
  }

  @Test
  void aStorageThatDoesNotAnswerIsMadeReadyLater() {
    world.storage(World.EDGE).reachable(false);
    world.apply(TWO);
    world.storage(World.EDGE).reachable(true);
    assertThat(world.storage(World.EDGE).buckets()).isEmpty();
    world.oscar().serviceReconciler().tick();
    assertThat(world.storage(World.EDGE).buckets()).containsExactly("video");
  }

  @Test
  void aDeletedServiceLeavesNoRule() {
    world.apply(TWO);
    ServiceId split = new ServiceId(World.EDGE, "split");
    world.oscar().deleteService().delete(split, World.ALICE);
    assertThat(world.rules.rules()).containsOnlyKeys("cloud-7f3a2b/frames");
    refused(
        ErrorCode.SERVICE_NOT_FOUND,
        "split",
        () -> world.oscar().findServices().find(split, World.ALICE));
  }

  @Test
  void overlappingPrefixesOfABucketAreOneRule() {
    world.apply(one("one", "{path: data/in}, {path: data/in/deep}, {path: data/inner}", ""));
    assertThat(world.rules.rules().get("edge-7f3a2b/data")).containsExactly("in/", "inner/");
  }

  @Test
  void anotherOwnersServiceDoesNotExist() {
    ServiceId split = world.apply(TWO).get(0).service().id();
    refused(
        ErrorCode.SERVICE_NOT_FOUND,
        "split",
        () -> world.oscar().findServices().find(split, World.BOB));
    refused(
        ErrorCode.SERVICE_NOT_FOUND,
        "split",
        () -> world.oscar().deleteService().delete(split, World.BOB));
    assertThat(world.oscar().findServices().of(World.BOB)).isEmpty();
  }

  @Test
  void anotherOwnersClusterDoesNotExist() {
    String text = one("one", "{path: abc/b}", "").replace("{edge:", "{edge-00b0b0:");
    refused(ErrorCode.CLUSTER_NOT_FOUND, "edge-00b0b0", () -> world.apply(text));
  }

  @Test
  void aClusterIsFoundByIdByNameAndByItsUrl() {
    String named = one("one", "{path: abc/b}", "");
    var reader = new FdlReader();
    var apply = world.oscar().applyServices();
    refused(
        ErrorCode.CLUSTER_NOT_FOUND,
        "edge",
        () -> apply.apply(reader.read("f", named), World.ALICE, Optional.empty()));
    String byId = named.replace("{edge:", "{edge-7f3a2b:");
    apply.apply(reader.read("f", byId), World.ALICE, Optional.empty());
    String byUrl = named + "\nclusters: {edge: {endpoint: 'https://h/oscar/edge-7f3a2b/'}}";
    assertThat(apply.apply(reader.read("f", byUrl), World.ALICE, Optional.empty()).get(0).change())
        .isEqualTo(Applied.Change.UNCHANGED);
  }

  @Test
  void nothingIsStoredWhenOneServiceOfAnFdlIsWrong() {
    String text = TWO.replace("minio.cloud", "minio.clout");
    refused(ErrorCode.INVALID_FDL, "minio.clout", () -> world.apply(text));
    refused(
        ErrorCode.CLUSTER_NOT_FOUND, "clod", () -> world.apply(TWO.replace("- cloud:", "- clod:")));
    assertThat(world.oscar().findServices().of(World.ALICE)).isEmpty();
  }

  @Test
  void aServiceWhoseOutputFeedsItselfIsRefusedWithThePath() {
    refused(
        ErrorCode.SERVICE_CYCLE,
        "edge-7f3a2b/loop writes to data/in/results/ on edge-7f3a2b",
        () -> world.apply(one("loop", "{path: data/in}", "{path: data/in/results}")));
    refused(
        ErrorCode.SERVICE_CYCLE,
        "loop",
        () -> world.apply(one("loop", "{path: data/out/in}", "{path: data/out}")));
  }

  @Test
  void aCycleThroughTwoClustersIsRefusedWithThePath() {
    world.apply(TWO);
    String back =
        """
        functions:
          oscar:
          - cloud: {name: back, image: i, script: s, input: [{path: detect/out}],
                    output: [{storage_provider: minio.edge, path: video/in}]}
        """;
    refused(
        ErrorCode.SERVICE_CYCLE, "edge-7f3a2b/split writes to frames/in/", () -> world.apply(back));
    assertThat(world.oscar().findServices().of(World.ALICE)).hasSize(2);
  }

  @Test
  void aStorageSpelledOutIsKnownAsTheClustersOwn() {
    String text =
        one("loop", "{path: data/in}", "{storage_provider: minio.spelled, path: data/in}")
            + """

            storage_providers:
              minio:
                spelled: {endpoint: 'http://edge-7f3a2b:9000', access_key: access, secret_key: b}
            """;
    refused(ErrorCode.SERVICE_CYCLE, "loop", () -> world.apply(text));
  }

  @Test
  void twoStoragesBehindOneEndpointAreTwo() {
    String providers =
        """

        storage_providers:
          minio:
            a: {endpoint: 'http://shared:9000', access_key: a, secret_key: s}
            b: {endpoint: 'http://shared:9000', access_key: b, secret_key: s}
        """;
    world.apply(
        one(
                "copy",
                "{storage_provider: minio.a, path: data/in}",
                "{storage_provider: minio.b, path: data/in}")
            + providers);
    assertThat(world.oscar().findServices().of(World.ALICE)).hasSize(1);
  }

  @Test
  void suffixFiltersOnBothSidesPartAnOutputFromAnInput() {
    world.apply(one("same", "{path: data/in, suffix: [.mp4]}", "{path: data/in, suffix: [.jpg]}"));
    refused(
        ErrorCode.SERVICE_CYCLE,
        "same",
        () ->
            world.apply(
                one("same", "{path: data/in, suffix: [.mp4]}", "{path: data/in, suffix: [4]}")));
  }

  @Test
  void secretsSurviveARestartAndAreNotReadableInTheDatabase() throws Exception {
    String text =
        one("one", "{path: a1b/in}", "{storage_provider: minio.far, path: out/put}")
                .replace("script: s", "script: s, environment: {secrets: {K: hushhush}}")
            + "\nstorage_providers: {minio: {far: {endpoint: 'http://f:9', access_key: a, secret_key: hushhush}}}";
    Service before = world.apply(text).get(0).service();
    world.restart();
    assertThat(world.oscar().findServices().find(before.id(), World.ALICE)).isEqualTo(before);
    try (var connection = world.database.getConnection();
        var rows = connection.createStatement().executeQuery("SELECT body FROM oscar_services")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).doesNotContain("hush", "script");
    }
  }

  private static final String FIRST =
      """
      functions:
        oscar:
        - edge: {name: work, image: debian:12, script: one, input: [{path: work/in}]}
      """;

  @Test
  void aPlanTellsWhatApplyingWouldDoAndChangesNothing() {
    assertThat(planned(FIRST)).extracting(Applied::change).containsExactly(Applied.Change.CREATED);
    assertThat(world.oscar().findServices().of(World.ALICE)).isEmpty();
    world.apply(FIRST);
    assertThat(planned(FIRST))
        .extracting(Applied::change)
        .containsExactly(Applied.Change.UNCHANGED);
  }

  @Test
  void aPlanTellsWhatDiffersAndNoSecret() {
    world.apply(FIRST);
    String second =
        """
        functions:
          oscar:
          - edge: {name: work, image: debian:13, script: "one\\ntwo", memory: 1Gi,
                   batch: {max_files: 5}, environment: {secrets: {KEY: hush}},
                   input: [{path: work/other}]}
        """;
    assertThat(planned(second).get(0).differences())
        .containsExactly(
            "image: debian:13, was debian:12",
            "script: changed (2 lines, was 1)",
            "memory: 1Gi, was 256Mi",
            "input: [minio.default:work/other], was [minio.default:work/in]",
            "secrets: [KEY]",
            "batch: 5 files, or after 2 s, was none");
    assertThat(world.oscar().findServices().of(World.ALICE).get(0).version()).isEqualTo(1);
    assertThat(world.apply(second).get(0).differences()).hasSize(6);
  }

  private List<Applied> planned(String fdl) {
    return world
        .oscar()
        .applyServices()
        .plan(
            new FdlReader().read("services.yaml", fdl),
            World.ALICE,
            Optional.of(World.INFRASTRUCTURE));
  }
}
