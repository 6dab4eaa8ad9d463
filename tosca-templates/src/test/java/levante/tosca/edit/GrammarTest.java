package levante.tosca.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import levante.kernel.Diagnostic;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.function.FunctionName;
import levante.tosca.types.ToscaVersion;
import levante.tosca.types.TypeKind;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds what an editor offers and what the reader takes together: every word that either knows is
 * given to every entity, in every version of TOSCA.
 */
class GrammarTest {
  private static final Grammar GRAMMAR = Grammar.load();
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();

  private static final SortedSet<String> READER_WORDS = readerWords();

  /** Where other keys than those of the grammar are names that the author chooses. */
  private static final List<String> OPEN = List.of("interface_assignment", "interface_type");

  private static final String TYPES =
      """
      node_types:
        own.N: { derived_from: tosca.nodes.Root, properties: { p: { type: string, required: false } } }
      """;
  private static final String NODES =
      """
      topology_template:
        node_templates:
          a: { type: tosca.nodes.Compute }
      """;

  /** A template with an entity of each section; the keys that it needs, and the key asked for. */
  private static final Map<String, Probe> PROBES =
      Map.ofEntries(
          probe("service_template", "tosca_definitions_version: VERSION", "{ %s }\n"),
          probe("topology", "", "topology_template: { %s }\n"),
          probe("import", "file: levante-profile.yaml", "imports:\n  - { %s }\n"),
          probe("repository", "url: 'https://r.example/'", "repositories: { r: { %s } }\n"),
          probe("input", "type: string", NODES + "  inputs: { i: { %s } }\n"),
          probe(
              "definition",
              "type: string",
              "node_types:\n  own.M: { derived_from: tosca.nodes.Root, properties: { q: { %s } } }\n"),
          probe(
              "schema",
              "type: string",
              NODES + "  inputs: { i: { type: list, entry_schema: { %s } } }\n"),
          probe(
              "constraint",
              "",
              NODES + "  inputs: { i: { type: string, constraints: [ { %s } ] } }\n"),
          probe("output", "value: x", NODES + "  outputs: { o: { %s } }\n"),
          probe(
              "node_template",
              "type: tosca.nodes.Root",
              "topology_template: { node_templates: { a: { %s } } }\n"),
          probe(
              "capability_assignment",
              "",
              "topology_template: { node_templates: { a: { type: tosca.nodes.Compute,"
                  + " capabilities: { host: { %s } } } } }\n"),
          probe(
              "requirement_assignment",
              "node: a",
              NODES
                  + "    b: { type: tosca.nodes.SoftwareComponent, requirements: [ host: { %s } ] }\n"),
          probe(
              "operation",
              "",
              NODES
                  + "    b: { type: tosca.nodes.Root, interfaces: { Standard: { create: { %s } } } }\n"),
          probe(
              "artifact",
              "file: x.sh, type: tosca.artifacts.File",
              NODES + "    b: { type: tosca.nodes.Root, artifacts: { f: { %s } } }\n"),
          probe(
              "relationship_template",
              "type: tosca.relationships.HostedOn",
              NODES + "  relationship_templates: { r: { %s } }\n"),
          probe("group", "type: tosca.groups.Root", NODES + "  groups: { g: { %s } }\n"),
          probe("policy", "type: tosca.policies.Root", NODES + "  policies: [ p: { %s } ]\n"),
          probe(
              "substitution",
              "node_type: own.N",
              TYPES + NODES + "  substitution_mappings: { %s }\n"),
          probe(
              "workflow",
              "steps: { s: { target: a, activities: [ set_state: x ] } }",
              NODES + "  workflows: { w: { %s } }\n"),
          probe(
              "step",
              "target: a, activities: [ set_state: x ]",
              NODES + "  workflows: { w: { steps: { s: { %s } } } }\n"),
          type("data_type", "tosca.datatypes.Root"),
          type("capability_type", "tosca.capabilities.Root"),
          type("relationship_type", "tosca.relationships.Root"),
          type("node_type", "tosca.nodes.Root"),
          type("artifact_type", "tosca.artifacts.Root"),
          type("group_type", "tosca.groups.Root"),
          type("policy_type", "tosca.policies.Root"),
          probe(
              "capability_definition",
              "type: tosca.capabilities.Node",
              "node_types:\n  own.M: { derived_from: tosca.nodes.Root, capabilities: { c: { %s } } }\n"),
          probe(
              "requirement_definition",
              "capability: tosca.capabilities.Node",
              "node_types: { own.M: { derived_from: tosca.nodes.Root, requirements: [ r: { %s } ] } }\n"));

  private record Probe(String needed, String template) {
    // A key that the entity needs anyway is not written twice.
    String with(Collection<String> keys) {
      String added =
          keys.stream()
              .filter(key -> !(", " + needed).contains(", " + key + ": "))
              .map(key -> key + ": ~")
              .collect(Collectors.joining(", "));
      String separator = needed.isEmpty() || added.isEmpty() ? "" : ", ";
      return template.formatted(needed + separator + added);
    }
  }

  private static Map.Entry<String, Probe> probe(String section, String needed, String template) {
    return Map.entry(section, new Probe(needed, template));
  }

  private static Map.Entry<String, Probe> type(String section, String root) {
    return probe(section, "derived_from: " + root, section + "s: { own.X: { %s } }\n");
  }

  @TestFactory
  List<DynamicTest> theEditorOffersWhatTheReaderTakesInEveryEntity() {
    SortedSet<String> sections = new TreeSet<>(GRAMMAR.sections());
    sections.remove("functions");
    sections.removeAll(OPEN);
    assertThat(PROBES.keySet()).containsExactlyInAnyOrderElementsOf(sections);
    return sections.stream()
        .map(section -> DynamicTest.dynamicTest(section, () -> holdsTogether(section)))
        .toList();
  }

  private static void holdsTogether(String section) {
    for (ToscaVersion version : ToscaVersion.values()) {
      List<String> words = List.copyOf(words());
      SortedSet<String> taken = new TreeSet<>(words);
      // Few at a time, since not all of a hundred mistakes would be told.
      for (int i = 0; i < words.size(); i += 25) {
        taken.removeAll(
            refused(section, words.subList(i, Math.min(words.size(), i + 25)), version));
      }
      assertThat(taken)
          .as("%s in %s", section, version)
          .containsExactlyInAnyOrderElementsOf(GRAMMAR.section(section).keySet());
    }
  }

  // All words of the grammar, and what only readers know.
  private static SortedSet<String> words() {
    SortedSet<String> words = new TreeSet<>(READER_WORDS);
    GRAMMAR.sections().forEach(section -> words.addAll(GRAMMAR.section(section).keySet()));
    return words;
  }

  // The elements of every constant list of texts in the readers' classes.
  private static SortedSet<String> readerWords() {
    SortedSet<String> words = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("levante.tosca")) {
      for (JavaField field : type.getFields()) {
        if (field.getModifiers().contains(JavaModifier.STATIC)
            && field.getRawType().isEquivalentTo(List.class)) {
          words.addAll(texts(field.reflect()));
        }
      }
    }
    for (TypeKind kind : TypeKind.values()) {
      words.addAll(kind.keys());
    }
    return words;
  }

  private static List<String> texts(Field constant) {
    try {
      constant.setAccessible(true);
      return ((List<?>) constant.get(null))
          .stream()
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .filter(word -> word.matches("[a-z_]+"))
              .toList();
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException(closed);
    }
  }

  @Test
  void theWordsOfTheReadersAreFound() {
    assertThat(READER_WORDS).contains("node_templates", "occurrences", "namespace_prefix");
  }

  private static List<String> refused(String section, List<String> keys, ToscaVersion version) {
    String head =
        section.equals("service_template")
            ? ""
            : "tosca_definitions_version: %s\n".formatted(version.text());
    String text = head + PROBES.get(section).with(keys).replace("VERSION", version.text());
    List<String> messages =
        COMPILER
            .compile(new TemplateSource("t.yaml", text), Map.of())
            .match(compiled -> compiled.warnings(), rejected -> rejected.problems())
            .stream()
            .map(Diagnostic::message)
            .toList();
    assertThat(messages).noneMatch(message -> message.contains("while parsing"));
    return keys.stream()
        .filter(
            key ->
                messages.stream()
                    .anyMatch(
                        message ->
                            message.startsWith("there is no key '%s' here".formatted(key))
                                || message.startsWith(
                                    "there is no constraint '%s'".formatted(key))))
        .toList();
  }

  @Test
  void theEditorKnowsEveryFunctionOfTheReader() {
    assertThat(GRAMMAR.functions().keySet())
        .containsExactlyInAnyOrderElementsOf(FunctionName.all());
  }

  @Test
  void everySectionThatAKeyLeadsToIsThere() {
    for (String section : GRAMMAR.sections()) {
      GRAMMAR
          .section(section)
          .forEach(
              (key, entry) -> {
                if (List.of("section", "map", "named", "list").contains(entry.form())) {
                  assertThat(GRAMMAR.sections()).as("%s/%s", section, key).contains(entry.of());
                }
              });
    }
    for (TypeKind kind : TypeKind.values()) {
      assertThat(GRAMMAR.section("service_template")).containsKey(kind.section());
    }
  }
}
