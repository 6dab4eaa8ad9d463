package levante.oscar.fdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.delegation.Delegation;
import levante.oscar.storage.StorageAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FdlReaderTest {
  private static final String USE_CASE =
      """
      functions:
        oscar:
        - edge:
            name: anon-and-split
            memory: 2Gi
            cpu: '1.0'
            image: levante/vision:0.1.0
            script: |
              #!/bin/sh
              cp "$INPUT_FILE_PATH" "$TMP_OUTPUT_DIR"
            input:
            - storage_provider: minio
              path: mask-detector/input
            output:
            - {storage_provider: minio.cloud, path: /mask-detector/intermediate/, suffix: [.jpg]}
            environment:
              variables: {FPS: 1, MODE: upper}
              secrets: {API_KEY: hush}
        - cloud:
            name: mask-detector
            image: levante/vision:0.1.0
            script: "#!/bin/sh"
            input: [{path: in}]
            enable_gpu: true
            annotations: {team: vision}
      storage_providers:
        minio:
          other: {endpoint: 'https://s3.example.org:9000', access_key: a, secret_key: b, verify: false}
        onedata:
          hub: {oneprovider_host: p.example.org, token: t, space: s}
      clusters:
        edge: {endpoint: 'http://localhost:8080/oscar/edge-7f3a2b', auth_user: u, auth_password: p, ssl_verify: true}
      """;

  private final FdlReader reader = new FdlReader();

  private List<Diagnostic> problems(String text) {
    return problemsOf(() -> reader.read("f.yaml", text));
  }

  private static List<Diagnostic> problemsOf(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    LevanteException refused = catchThrowableOfType(LevanteException.class, call);
    assertThat(refused).isNotNull();
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_FDL);
    return refused.diagnostics();
  }

  private static String service(String fields) {
    return "functions: {oscar: [{edge: {name: work, image: i, script: s%s}}]}".formatted(fields);
  }

  @Test
  void theUseCaseIsReadWhole() {
    Fdl fdl = reader.read("f.yaml", USE_CASE);
    Fdl.Entry first = fdl.services().get(0);
    assertThat(first.clusterKey()).isEqualTo("edge");
    assertThat(first.position().line()).isEqualTo(4);
    ServiceDefinition split = first.definition();
    assertThat(split.script()).startsWith("#!/bin/sh\n");
    assertThat(split.memory()).isEqualTo(Quantity.parse("2Gi"));
    assertThat(split.input())
        .containsExactly(
            new StoragePath("minio.default", "mask-detector/input", List.of(), List.of()));
    assertThat(split.output())
        .containsExactly(
            new StoragePath(
                "minio.cloud", "mask-detector/intermediate", List.of(".jpg"), List.of()));
    assertThat(split.variables()).isEqualTo(Map.of("FPS", "1", "MODE", "upper"));
    assertThat(split.secrets()).isEqualTo(Map.of("API_KEY", Secret.of("hush")));
    ServiceDefinition detector = fdl.services().get(1).definition();
    assertThat(detector.cpu()).isEqualTo(ServiceDefinition.DEFAULT_CPU);
    assertThat(detector.kept()).containsEntry("annotations", "{\"team\":\"vision\"}");
    StorageAccess other = fdl.providers().get("minio.other").access().orElseThrow();
    assertThat(other.tls()).isEqualTo(StorageAccess.Tls.UNVERIFIED);
    assertThat(fdl.clusterEndpoints())
        .containsEntry("edge", "http://localhost:8080/oscar/edge-7f3a2b");
  }

  @Test
  void whatIsNotActedUponIsKeptAndWarnedOf() {
    Fdl fdl = reader.read("f.yaml", USE_CASE);
    assertThat(fdl.services().get(1).definition().kept()).containsEntry("enable_gpu", "true");
    assertThat(fdl.warnings()).extracting(Diagnostic::code).containsExactly("NOT_ACTED_UPON");
    assertThat(fdl.warnings().get(0).message()).contains("GPU");
  }

  @Test
  void everyProblemIsToldAtOnceWithLineAndColumn() {
    List<Diagnostic> problems =
        problems(
            """
            functions:
              oscar:
              - edge:
                  name: Not_A_Label
                  imagee: debian
                  script: s
                  memory: lots
                  input: [{storage_provider: minoi, path: a/../b}]
            """);
    assertThat(problems)
        .extracting(Diagnostic::code, one -> one.position().line(), one -> one.position().column())
        .contains(
            tuple("INVALID_VALUE", 4, 7),
            tuple("UNKNOWN_FIELD", 5, 7),
            tuple("MISSING_REQUIRED", 4, 7),
            tuple("INVALID_VALUE", 7, 15),
            tuple("UNKNOWN_PROVIDER", 8, 16),
            tuple("INVALID_VALUE", 8, 41));
    assertThat(problems).extracting(Diagnostic::message).anyMatch(m -> m.contains("'image'?"));
    assertThat(problems).extracting(Diagnostic::message).anyMatch(m -> m.contains("'minio'?"));
  }

  @Test
  void badYamlIsRefusedWhereItBreaks() {
    assertThat(problems("functions:\n  oscar: [\n").get(0).position().line()).isEqualTo(3);
    assertThat(problems("").get(0).code()).isEqualTo("EMPTY");
    assertThat(problems("a: \u0007").get(0).code()).isEqualTo("SYNTAX");
    assertThat(problems("just text").get(0).code()).isEqualTo("WRONG_TYPE");
  }

  @Test
  void aTextOfTenMegabytesOrOfBracketsOrOfAliasesIsRefused() {
    assertThat(problems("a".repeat(10 << 20)).get(0).code()).isEqualTo("TOO_LARGE");
    assertThat(problems("[".repeat(500_000)).get(0).code()).isEqualTo("TOO_DEEP");
    StringBuilder bomb = new StringBuilder("functions:\n  oscar:\n  - edge:\n");
    bomb.append("      name: w\n      image: i\n      script: s\n      annotations:\n");
    bomb.append("        x0: &x0 [y, y, y]\n");
    for (int i = 1; i < 9; i++) {
      String nine = "*x%d , ".formatted(i - 1).repeat(9);
      bomb.append("        x%1$d: &x%1$d [%2$s y]\n".formatted(i, nine));
    }
    assertThat(problems(bomb.toString())).extracting(Diagnostic::code).contains("TOO_LARGE");
  }

  @Test
  void aFieldWrittenTwiceIsRefused() {
    assertThat(problems(service(", image: j")))
        .extracting(Diagnostic::code)
        .containsExactly("DUPLICATE");
  }

  @Test
  void aServiceThatStandsTwiceForOneClusterIsRefused() {
    String twice =
        """
        functions:
          oscar:
          - edge: {name: work, image: i, script: s}
          - edge: {name: work, image: i, script: s}
        """;
    assertThat(problems(twice))
        .extracting(Diagnostic::code, one -> one.position().line())
        .containsExactly(tuple("DUPLICATE", 4));
  }

  @Test
  void aNameOfFortyCharactersIsRefusedAndOneOfThirtyNineIsNot() {
    String text = service("").replace("name: work", "name: " + "a".repeat(39));
    assertThat(reader.read("f", text).services()).hasSize(1);
    assertThat(problems(text.replace("name: a", "name: aa")).get(0).code())
        .isEqualTo("INVALID_VALUE");
  }

  private static String onWebdav(String hostname, String login, String path) {
    return service(
            ", input: [{storage_provider: webdav.lab, path: '%1$s'}],".formatted(path)
                + " output: [{storage_provider: webdav.lab, path: out}]")
        + "\nstorage_providers: {webdav: {lab: {hostname: '%s', login: '%s', password: p}}}"
            .formatted(hostname, login);
  }

  @ParameterizedTest
  @CsvSource({
    "dav.example.org, https://dav.example.org",
    "dav.example.org:8443, https://dav.example.org:8443",
    "https://dCache.example.org:443/, https://dcache.example.org:443",
    "HTTP://10.0.0.7:8080/remote.php/dav/files/Ana%20M/, http://10.0.0.7:8080/remote.php/dav/files/Ana%20M",
    "'[::1]:81/x', 'https://[::1]:81/x'"
  })
  void aWebdavStorageIsReachedAsItsHostnameSays(String hostname, String endpoint) {
    Fdl fdl = reader.read("f", onWebdav(hostname, "ana@example.org", "/Photos of May/in/"));
    assertThat(fdl.warnings()).isEmpty();
    assertThat(fdl.providers().get("webdav.lab").access())
        .contains(
            StorageAccess.of(
                StorageAccess.Protocol.WEBDAV,
                "webdav.lab",
                URI.create(endpoint),
                "ana@example.org",
                Secret.of("p")));
    assertThat(fdl.services().get(0).definition().input())
        .containsExactly(new StoragePath("webdav.lab", "Photos of May/in", List.of(), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://dav.example.org, ana, a/b",
    "https://ana@dav.example.org, ana, a/b",
    "dav.example.org/x?y=1, ana, a/b",
    "dav.example.org/../x, ana, a/b",
    "dav.example.org/%2e%2E/x, ana, a/b",
    "dav.example.org/a%2Fb, ana, a/b",
    "dav.example.org/%ff, ana, a/b",
    "dav.example.org:70000, ana, a/b",
    "dav example, ana, a/b",
    "/dav://example.org, ana, a/b",
    "mailto:dav://example.org, ana, a/b",
    "//dav://example.org, ana, a/b",
    "https://, ana, a/b",
    "dav.example.org, ana:b, a/b",
    "dav.example.org, ana, a/../b",
    "dav.example.org, ana, 0123456789012345678901234567890123456789012345678901234567890123/b"
  })
  void whatCannotBeAWebdavStorageOrPathIsRefused(String hostname, String login, String path) {
    assertThat(problems(onWebdav(hostname, login, path)))
        .extracting(Diagnostic::code)
        .containsOnly("INVALID_VALUE");
  }

  @Test
  void anInputOrOutputOfOnedataIsRefusedPlainly() {
    String text =
        USE_CASE.replace(
            "input: [{path: in}]", "output: [{storage_provider: onedata.hub, path: in}]");
    assertThat(problems(text))
        .filteredOn(one -> one.code().equals("UNKNOWN_PROVIDER"))
        .extracting(Diagnostic::message)
        .containsExactly(
            "storages of type onedata are neither read nor written yet; use minio, s3 or webdav");
  }

  @Test
  void anInputOfAnUndefinedOrForeignStorageIsRefused() {
    assertThat(problems(service(", input: [{storage_provider: s3.mine, path: a/b}]")).get(0).code())
        .isEqualTo("UNKNOWN_PROVIDER");
    assertThat(problems(service("") + "\nstorage_providers: {rucio: {r: {host: h}}}").get(0).code())
        .isEqualTo("UNKNOWN_PROVIDER");
  }

  @Test
  void aProviderWithoutItsSecretIsRefused() {
    String text =
        service("") + "\nstorage_providers: {minio: {x: {endpoint: 'http://h:9', access_key: a}}}";
    assertThat(problems(text).get(0).message()).contains("secret_key");
  }

  @Test
  void bucketsOfBadNamesAndPathsWithControlCharactersAreRefused() {
    assertThat(problems(service(", input: [{path: Ab/in}]")).get(0).path())
        .endsWith("input/0/path");
    assertThat(problems(service(", input: [{path: \"abc/i\\nn\"}]"))).hasSize(1);
    assertThat(problems(service(", input: [{path: '%s'}]".formatted("x".repeat(600))))).hasSize(1);
    assertThat(problems(service(", input: [{path: ''}]")).get(0).code())
        .isEqualTo("MISSING_REQUIRED");
  }

  @Test
  void aScriptThatIsOnlyAFilesNameIsWarnedOf() {
    Fdl fdl = reader.read("f", service("").replace("script: s", "script: run.sh"));
    assertThat(fdl.warnings())
        .extracting(Diagnostic::code)
        .containsExactly("SCRIPT_IS_A_FILE_NAME");
  }

  /** As OSCAR's client sends it: every field, most of them empty. */
  private static final String POSTED =
      """
      {"name":"work","cluster_id":"my_oscar","image":"debian","memory":"","cpu":"","total_cpu":"",
       "enable_gpu":false,"enable_sgx":false,"namespace":"","volume_status":{"enabled":false},"synchronous":{"min_scale":0,"max_scale":0},"replicas":null,
       "script":"#!/bin/sh\\necho","token":"","file_stage_in":false,"allowed_users":[],
       "input":[{"storage_provider":"minio.default","path":"work/in"}],
       "output":[{"storage_provider":"minio.far","path":"work/out"}],
       "environment":{"Variables":{"A":"1"},"Secrets":{"B":"hush"}},
       "storage_providers":{"s3":null,"minio":{"default":{"endpoint":"","verify":true,
         "access_key":"","secret_key":"","region":""},
         "far":{"endpoint":"http://far:9000","verify":true,"access_key":"ak",
         "secret_key":"topsecret","region":"eu"}}},
       "clusters":{"my_oscar":{"endpoint":"http://h/oscar/edge-7f3a2b","auth_user":"u",
         "auth_password":"topsecret","ssl_verify":false}}}
      """;

  @Test
  void theJsonOfOscarsClientIsReadIntoTheSameValues() {
    Fdl fdl = reader.readService("body", POSTED, "edge-7f3a2b");
    Fdl.Entry entry = fdl.services().get(0);
    assertThat(entry.clusterKey()).isEqualTo("edge-7f3a2b");
    assertThat(fdl.warnings()).isEmpty();
    assertThat(fdl.providers()).containsOnlyKeys("minio.far");
    assertThat(entry.definition().secrets()).containsEntry("B", Secret.of("hush"));
    assertThat(entry.definition().memory()).isEqualTo(ServiceDefinition.DEFAULT_MEMORY);
  }

  @Test
  void aServiceIsRenderedWithoutItsSecrets() {
    Fdl fdl = reader.readService("body", POSTED, "edge-7f3a2b");
    String rendered =
        OscarJson.render(
            fdl.services().get(0).definition(),
            List.copyOf(fdl.providers().values()),
            new OscarJson.Home("edge-7f3a2b", "alice", Optional.empty()),
            Secret.of("0".repeat(64)));
    assertThat(rendered)
        .doesNotContain("hush", "topsecret", "ak\"")
        .contains("\"endpoint\":\"http://far:9000\"", "\"memory\":\"256Mi\"")
        .contains("\"cpu\":\"0.2\"", "\"script\":\"#!/bin/sh\\necho\"");
  }

  private String rendered(String posted) {
    Fdl fdl = reader.readService("body", posted, "edge-7f3a2b");
    StorageAccess own =
        new StorageAccess(
            "minio.default",
            URI.create("http://own:9000"),
            "ownkey",
            Secret.of("ownsecret"),
            "us-east-1",
            StorageAccess.Tls.VERIFIED,
            StorageAccess.Protocol.S3);
    return OscarJson.render(
        fdl.services().get(0).definition(),
        List.copyOf(fdl.providers().values()),
        new OscarJson.Home("edge-7f3a2b", "alice", Optional.of(own)),
        Secret.of("0".repeat(64)));
  }

  @Test
  void theClustersOwnStorageIsToldUnlessTheDefinitionCallsAnotherByItsName() {
    assertThat(rendered(POSTED)).contains("http://own:9000", "ownkey", "ownsecret", "http://far");
    String otherDefault =
        POSTED
            .replace("minio.far", "minio.default")
            .replace("\"default\":{", "\"blank\":{")
            .replace("\"far\":{", "\"default\":{");
    assertThat(rendered(otherDefault))
        .contains("http://far:9000")
        .doesNotContain("http://own:9000", "ownkey", "ownsecret", "topsecret");
  }

  @Test
  void filesShareAPodAsTheBatchSays() {
    String posted =
        POSTED.replaceFirst("\\{", "{\"batch\":{\"max_files\":20,\"max_wait\":\"1500ms\"},");
    Fdl fdl = reader.readService("body", posted, "edge-7f3a2b");
    assertThat(fdl.services().get(0).definition().batching())
        .isEqualTo(new Batching(20, Duration.ofMillis(1500)));
    assertThat(rendered(posted)).contains("\"batch\":{\"max_files\":20,\"max_wait\":\"1500ms\"}");
    assertThat(rendered(POSTED)).doesNotContain("batch");
  }

  @Test
  void podsAreKeptForCallsAsSynchronousSays() {
    String posted =
        POSTED.replace(
            "\"synchronous\":{\"min_scale\":0,\"max_scale\":0}",
            "\"synchronous\":{\"min_scale\":1,\"max_scale\":4}");
    Fdl fdl = reader.readService("body", posted, "edge-7f3a2b");
    assertThat(fdl.services().get(0).definition().synchronous())
        .isEqualTo(new ServiceDefinition.Synchronous(1, 4));
    assertThat(rendered(posted)).contains("\"synchronous\":{\"min_scale\":1,\"max_scale\":4}");
    assertThat(rendered(POSTED)).doesNotContain("synchronous");
  }

  @Test
  void boundsOfPodsThatAreNoneAreToldWhereTheyStand() {
    for (String bounds :
        List.of("min_scale: 101", "max_scale: many", "min_scale: 3, max_scale: 2")) {
      assertThat(
              problems(
                  USE_CASE.replace(
                      "enable_gpu: true",
                      "enable_gpu: true\n      synchronous: {%s}".formatted(bounds))))
          .filteredOn(one -> one.severity() == Diagnostic.Severity.ERROR)
          .as(bounds)
          .extracting(Diagnostic::path, Diagnostic::code)
          .containsExactly(
              tuple(
                  "functions/oscar/1/cloud/synchronous/" + bounds.substring(0, 9),
                  "INVALID_VALUE"));
    }
  }

  @Test
  void aBatchThatIsNoneIsToldWhereItStands() {
    String batch = "max_files: 101, max_wait: 2 days, max_size: 3";
    assertThat(
            problems(
                USE_CASE.replace(
                    "enable_gpu: true", "enable_gpu: true\n      batch: {%s}".formatted(batch))))
        .filteredOn(one -> one.severity() == Diagnostic.Severity.ERROR)
        .extracting(Diagnostic::path, Diagnostic::code)
        .containsExactlyInAnyOrder(
            tuple("functions/oscar/1/cloud/batch/max_files", "INVALID_VALUE"),
            tuple("functions/oscar/1/cloud/batch/max_wait", "INVALID_VALUE"),
            tuple("functions/oscar/1/cloud/batch/max_size", "UNKNOWN_FIELD"));
  }

  private List<Diagnostic> warnings(String fields) {
    return reader.read("f.yaml", service(", " + fields)).warnings();
  }

  private Delegation delegation(String fields) {
    return reader
        .read("f.yaml", service(", " + fields))
        .services()
        .get(0)
        .definition()
        .delegation();
  }

  @Test
  void replicasAreReadInBothOfTheirForms() {
    Delegation own =
        delegation(
            "replicas: [{type: oscar, cluster_id: c-1, service_name: twin, priority: 2}],"
                + " delegation: topsis, rescheduler_threshold: 7");
    assertThat(own)
        .isEqualTo(
            new Delegation(
                List.of(new Delegation.Replica("c-1", "twin", 2)),
                Delegation.Mode.TOPSIS,
                Duration.ofSeconds(7)));
    Delegation federated =
        delegation(
            "federation: {group_id: g, topology: star, delegation: load-based, members:"
                + " [{cluster_id: c-1, service_name: twin}, {type: endpoint, url: 'http://x'}]}");
    assertThat(federated)
        .isEqualTo(
            new Delegation(
                List.of(new Delegation.Replica("c-1", "twin", 0)),
                Delegation.Mode.LOAD_BASED,
                Delegation.DEFAULT_THRESHOLD));
    assertThat(delegation("log_level: INFO").replicas()).isEmpty();
  }

  @Test
  void aReplicaElsewhereIsWarnedOfAndWhatIsNoneIsTold() {
    assertThat(warnings("replicas: [{type: endpoint, url: 'http://x'}]"))
        .extracting(Diagnostic::code)
        .containsExactly("NOT_ACTED_UPON");
    for (String wrong :
        List.of(
            "replicas: [{cluster_id: c}]",
            "replicas: {a: b}",
            "replicas: [text]",
            "delegation: best",
            "rescheduler_threshold: soon",
            "federation: {members: [{service_name: x}]}")) {
      assertThat(problems(service(", " + wrong)))
          .as(wrong)
          .extracting(Diagnostic::code)
          .containsExactly("WRONG_TYPE");
    }
  }

  @Test
  void whatGoDecodesAsATextIsRenderedAsOneHoweverYamlWroteIt() {
    String posted =
        POSTED.replace(
            "\"total_cpu\":\"\"",
            "\"total_cpu\":2,\"labels\":{\"a\":1,\"b\":true},\"rescheduler_threshold\":\"30\"");
    assertThat(rendered(posted))
        .contains("\"total_cpu\":\"2\"", "\"labels\":{\"a\":\"1\",\"b\":\"true\"}")
        .contains("\"rescheduler_threshold\":30");
  }
}
