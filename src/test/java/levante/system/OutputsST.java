package levante.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is taken elsewhere from the page of an infrastructure, in a real browser.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>look at an output that is an address</td><td>a link and a QR code</td></tr>
 * <tr><td>press the button beside it</td><td>it is in the clipboard</td></tr>
 * <tr><td>the same without a script</td><td>link and QR code, and no button</td></tr>
 * </table>
 */
class OutputsST {
  private static final String ADDRESS = "https://example.org/a?b=c&d=e";

  private static final String TEMPLATE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      metadata: { template_name: addressed }
      imports: [ levante-profile.yaml ]
      topology_template:
        node_templates:
          machine: { type: levante.nodes.Machine }
        outputs:
          manual: { value: "%s" }
          words: { value: not an address }
      """
          .formatted(ADDRESS);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void anAddressIsDrawnAndCopied() {
    try (Stage stage = Stage.open(folder)) {
      stage.addUsers("ada");
      String id =
          stage
              .wire("ada")
              .post("/api/v1/infrastructures", "text/yaml", TEMPLATE)
              .json()
              .path("id")
              .asText();
      try (Visitor ada = stage.visitor("ada");
          Visitor plain = stage.visitorWithoutScript("ada")) {
        ada.open("/infrastructures/" + id);
        ada.sees(ADDRESS);
        ada.sees("configured");
        itIsDrawn(ada);
        ada.lookAt("outputs-qr");
        itIsCopied(ada);
        assertThat(ada.console()).isEmpty();
        plain.open("/infrastructures/" + id);
        itIsDrawn(plain);
        assertThat(plain.page().locator("button.copy").count()).isZero();
      }
    }
  }

  private static void itIsDrawn(Visitor visitor) {
    assertThat(visitor.page().locator(".outputs a").getAttribute("href")).isEqualTo(ADDRESS);
    assertThat(visitor.page().locator(".outputs details").count()).isEqualTo(1);
    visitor.page().getByText("QR code").first().click();
    assertThat(visitor.page().getByRole(AriaRole.IMG).first().isVisible()).isTrue();
  }

  private static void itIsCopied(Visitor ada) {
    ada.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    ada.press("Copy manual");
    ada.sees("Copied");
    assertThat(ada.page().evaluate("() => navigator.clipboard.readText()")).isEqualTo(ADDRESS);
  }
}
