package levante.tosca.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import levante.kernel.Diagnostic;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ArchivesTest {
  private static final String META = "TOSCA-Metadata/TOSCA.meta";
  private static final String BLOCK = "TOSCA-Meta-File-Version: 1.0\nCSAR-Version: 1.1\n";
  private static final String TEMPLATE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ ../types/own.yaml, levante-profile.yaml ]
      topology_template:
        node_templates:
          machine: { type: own.Machine }
      """;
  private static final String TYPES =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      node_types:
        own.Machine: { derived_from: levante.nodes.Machine }
      """;

  @Test
  void theEntryComesWithTheFilesThatItImports() {
    TemplateSource source =
        opened(
            Map.of(
                META,
                BLOCK
                    + "Entry-Definitions: definitions/main.yaml\nOther-Definitions: types/own.yaml\n",
                "definitions/main.yaml",
                TEMPLATE,
                "types/own.yaml",
                TYPES));

    assertThat(source.name()).isEqualTo("definitions/main.yaml");
    assertThat(TemplateCompiler.bundled().compile(source, Map.of()).orThrow().nodeTemplates())
        .extracting("type")
        .containsExactly("own.Machine");
  }

  @Test
  void anArchiveWithoutMetadataIsItsOnlyTemplateAtTheRoot() {
    TemplateSource source = opened(Map.of("main.yml", TEMPLATE, "types/own.yaml", TYPES));

    assertThat(source.name()).isEqualTo("main.yml");
    assertThat(source.files()).containsOnlyKeys("types/own.yaml");
  }

  @Test
  void metadataGoesOnInALineThatIsIndentedAndEndsAtAnEmptyOne() {
    assertThat(
            opened(
                    Map.of(
                        META,
                        BLOCK + "Entry-Definitions: \"ma\n in.yaml\"\n\nEntry-Definitions: x\n",
                        "ma in.yaml",
                        TEMPLATE))
                .name())
        .isEqualTo("ma in.yaml");
  }

  @Test
  void anEntryThatIsNotThereIsPointedAtInTheMetadata() {
    Diagnostic problem =
        refused(zip(Map.of(META, BLOCK + "Entry-Definitions: main.yaml\n"))).get(0);

    assertThat(problem.code()).isEqualTo("INVALID_ARCHIVE");
    assertThat(problem.position()).hasToString("a.csar!/" + META + ":3:1");
    assertThat(problem.message()).contains("no text file 'main.yaml'");
  }

  @Test
  void everyMissingDefinitionIsTold() {
    String meta = BLOCK + "Entry-Definitions: main.yaml\nOther-Definitions: a.yaml b.yaml\n";

    assertThat(refused(zip(Map.of(META, meta, "main.yaml", TEMPLATE)))).hasSize(2);
  }

  @Test
  void twoTemplatesAtTheRootAreOneTooMany() {
    assertThat(refused(zip(Map.of("a.yaml", "", "b.yaml", ""))).get(0).message())
        .contains("exactly one YAML file at its root, not 2");
  }

  @Test
  void anEntryThatLeavesTheFolderIsRefused() {
    for (String name : List.of("../a", "a/../../b", "/etc/passwd", "C:\\a", "a\\..\\b")) {
      assertThat(refused(zip(Map.of("main.yaml", "", name, ""))).get(0).message())
          .contains("leaves the archive's folder");
    }
  }

  @Test
  void aSymbolicLinkIsRefused() {
    byte[] zip = zip(Map.of("main.yaml", "/etc/passwd"));
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int header = 0;
    while (bytes.getInt(header) != 0x02014b50) {
      header++;
    }
    bytes.putInt(header + 38, 0xa1ff << 16);

    assertThat(refused(zip).get(0).message()).contains("symbolic link");
  }

  @Test
  void whatUnpacksToFarMoreThanItIsIsRefused() {
    assertThat(refused(zip(Map.of("main.yaml", "", "zeros", "0".repeat(3_000_000)))))
        .extracting(Diagnostic::message)
        .containsExactly("unpacked the archive is larger than what is read");
  }

  @Test
  void tooManyEntriesAreRefused() {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i <= ArchiveFiles.MOST_ENTRIES; i++) {
      files.put("f" + i, "");
    }

    assertThat(refused(zip(files)).get(0).message()).contains("more than 2000 entries");
  }

  @Test
  void whatIsNoZipIsRefused() {
    assertThat(refused("tosca_definitions_version: x".getBytes(UTF_8)).get(0).message())
        .isEqualTo("the archive is not a zip");
  }

  @Property(tries = 300)
  void anyChangedByteGivesAnAnswer(@ForAll int seed, @ForAll byte changed) {
    byte[] zip = zip(Map.of("main.yaml", TEMPLATE, "types/own.yaml", TYPES));
    zip[Math.floorMod(seed, zip.length)] = changed;

    assertThat(Archives.read("a.csar", zip)).isNotNull();
  }

  private static TemplateSource opened(Map<String, String> files) {
    return Archives.read("a.csar", zip(files))
        .match(
            ArchiveResult.Opened::source,
            refused -> {
              throw new AssertionError(refused.problems());
            });
  }

  private static List<Diagnostic> refused(byte[] zip) {
    return Archives.read("a.csar", zip)
        .match(
            opened -> {
              throw new AssertionError(opened.source().name());
            },
            ArchiveResult.Refused::problems);
  }

  private static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(UTF_8));
      }
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }
}
