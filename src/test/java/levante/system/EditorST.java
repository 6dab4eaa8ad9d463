package levante.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts are judged while they are typed.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>type a template with a wrong type, and press nothing</td>
 *     <td>its problem with line and column, below the text</td></tr>
 * <tr><td>follow the problem</td><td>the caret is on the word</td></tr>
 * <tr><td>mend it</td><td>no problem</td></tr>
 * <tr><td>type an FDL with a wrong field, then of a cluster that is not there</td>
 *     <td>both told</td></tr>
 * <tr><td>without a token, or not signed in</td><td>refused</td></tr>
 * </table>
 */
class EditorST {
  private static final String TEMPLATE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      topology_template:
        inputs:
          size: {type: integer}
        node_templates:
          server:
            type: tosca.nodes.%s
      """;

  private static final String FDL =
      """
      functions:
        oscar:
        - edge-000000:
            name: copies
            image: debian:12
            script: "true"
            %s: [{path: copies/in}]
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void problemsAreToldWhileOneTypes() {
    try (Stage stage = Stage.open(folder);
        Visitor admin = stage.admin()) {
      aTemplateIsTyped(admin);
      anFdlIsTyped(admin);
      nobodyElseIsAnswered(stage, admin);
      assertThat(admin.console()).isEmpty();
    }
  }

  private static void aTemplateIsTyped(Visitor admin) {
    admin.open("/catalogue/new");
    admin.fill("Template", TEMPLATE.formatted("Computer"));
    admin.sees("7:13");
    admin.sees("1 problem");
    admin.lookAt("editor-problem");
    admin.follow("7:13");
    Object selected =
        admin
            .page()
            .evaluate(
                "() => { const text = document.querySelector('textarea');"
                    + " return document.activeElement === text"
                    + " ? text.value.slice(text.selectionStart, text.selectionEnd) : 'elsewhere' }");
    assertThat(selected).isEqualTo("tosca.nodes.Computer");
    admin.fill("Template", TEMPLATE.formatted("Compute"));
    admin.sees("No problem is found.");
    assertThat(admin.path()).isEqualTo("/catalogue/new");
  }

  private static void anFdlIsTyped(Visitor admin) {
    admin.open("/services/new");
    admin.fill("FDL", FDL.formatted("inputs"));
    admin.sees("did you mean 'input'");
    admin.fill("FDL", FDL.formatted("input"));
    admin.sees("edge-000000");
    admin.seesNo("did you mean");
  }

  private static void nobodyElseIsAnswered(Stage stage, Visitor admin) {
    assertThat(admin.statusWithoutToken("/typed/template", false)).isEqualTo(403);
    assertThat(admin.statusOfForm("/typed/fdl", Map.of("fdl", "a: b"))).isEqualTo(200);
    try (Visitor nobody = stage.somebody()) {
      nobody.open("/signin");
      assertThat(nobody.statusOfForm("/typed/template", Map.of())).isEqualTo(401);
    }
  }
}
