package levante.cli.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import levante.cli.failure.CliFailure;
import levante.cli.yaml.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigFileTest {
  private static final String NEW =
      """
      apiVersion: v1
      kind: Config
      clusters:
      - {name: kubernetes, cluster: {server: 'https://new:6443', certificate-authority-data: QQ==}}
      users:
      - {name: kubernetes-admin, user: {client-key-data: Qg==}}
      contexts:
      - {name: kubernetes-admin@kubernetes, context: {cluster: kubernetes, user: kubernetes-admin}}
      current-context: kubernetes-admin@kubernetes
      """;
  private static final String OLD =
      NEW.replace("https://new", "https://old")
              .replace("client-key-data: Qg==", "username: 'on', password: '0123'")
          + "preferences: {colors: true}\n";

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve(".kube").resolve("config");
  }

  private KubeconfigFile ofPerson() {
    return KubeconfigFile.ofPerson(Map.of(), folder);
  }

  private Map<?, ?> content() throws IOException {
    return (Map<?, ?>) Yaml.read("it", Files.readString(file()));
  }

  @Test
  void whereThereIsNoneOneIsMadeThatOnlyThePersonReads() throws IOException {
    KubeconfigFile.Merged merged = ofPerson().merge("edge-1", NEW, false);
    assertThat(merged.current()).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(content().get("current-context")).isEqualTo("edge-1");
    assertThat(Files.readString(file())).contains("https://new:6443", "certificate-authority-data");
    try (Stream<Path> all = Files.list(file().getParent())) {
      assertThat(all).containsExactly(file());
    }
  }

  @Test
  void allThatWasThereStaysAsItWasAndIsKeptBesideToo() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), OLD);
    Map<?, ?> before = content();
    assertThat(ofPerson().merge("edge-1", NEW, false).current()).isFalse();
    Map<?, ?> after = content();
    assertThat(after.get("current-context")).isEqualTo("kubernetes-admin@kubernetes");
    assertThat(after.get("preferences")).isEqualTo(before.get("preferences"));
    for (String list : new String[] {"clusters", "users", "contexts"}) {
      assertThat(Iterables.of(after.get(list)))
          .hasSize(2)
          .containsAll(Iterables.of(before.get(list)));
    }
    assertThat(file().resolveSibling("config.bak")).hasContent(OLD);
    assertThat(Files.readString(file())).contains("\"on\"", "\"0123\"");
  }

  @Test
  void aSecondTimeReplacesTheContextAndDoublesNothing() throws IOException {
    ofPerson().merge("edge-1", NEW, false);
    ofPerson().merge("edge-1", NEW.replace("https://new", "https://newer"), false);
    assertThat(Iterables.of(content().get("clusters"))).hasSize(1);
    assertThat(Files.readString(file())).contains("https://newer").doesNotContain("https://new:");
  }

  @Test
  void itBecomesTheCurrentContextWhenThatIsAsked() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), OLD);
    assertThat(ofPerson().merge("edge-1", NEW, true).current()).isTrue();
    assertThat(content().get("current-context")).isEqualTo("edge-1");
  }

  @Test
  void aFileThatIsNoKubeconfigAndALockOfKubectlsAreLeftAlone() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "- a list\n");
    assertThatThrownBy(() -> ofPerson().merge("edge-1", NEW, false))
        .isInstanceOf(CliFailure.class)
        .hasMessageContaining("is no kubeconfig");
    assertThat(file()).hasContent("- a list\n");
    Files.writeString(file().resolveSibling("config.lock"), "");
    assertThatThrownBy(() -> ofPerson().merge("edge-1", NEW, false))
        .hasMessageContaining("kubectl is writing");
    assertThat(file().resolveSibling("config.lock")).exists();
  }

  @Test
  void theFirstFileOfTheVariableIsThePersons() {
    assertThat(KubeconfigFile.ofPerson(Map.of("KUBECONFIG", ":/a/b:/c"), folder).file())
        .isEqualTo(Path.of("/a/b"));
  }

  /** Lists that YAML was read as. */
  private static final class Iterables {
    private Iterables() {}

    @SuppressWarnings("unchecked") // A loader of YAML makes lists of objects.
    static Iterable<Object> of(Object list) {
      return (Iterable<Object>) list;
    }
  }
}
