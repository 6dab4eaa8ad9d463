package levante.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import levante.system.infra.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services that nobody wrote FDL for, in a real browser.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>fill in a form with a line that is no variable</td><td>told, all that was typed is kept
 * </td></tr>
 * <tr><td>with a memory that is none</td><td>the FDL's check tells it at its line, to be mended there
 * </td></tr>
 * <tr><td>apply it, call it</td><td>the service does what its form says</td></tr>
 * <tr><td>use one of the catalogue, without a script too</td><td>its FDL, for the cluster that was
 * chosen; applied</td></tr>
 * <tr><td>as a user without a cluster, on another's cluster, without the form's token</td>
 *     <td>told; 404; 403</td></tr>
 * </table>
 */
class ServiceFormST {
  private static final String SCRIPT =
      """
      #!/bin/sh
      echo "$GREETING" "$(cat "$INPUT_FILE_PATH")"
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static Stage stage;
  private static Story story;

  @BeforeAll
  static void theServerWithClustersAndTheBrowserAreStarted() {
    stage = Stage.open(folder, "levante.oscar.reconcile-period=PT5S");
    story = Story.begun(stage.server(), "form");
    stage.addUsers("bob");
  }

  @AfterAll
  static void theyAreStopped() {
    stage.close();
  }

  private static String cluster(String name) {
    for (var cluster : story.infrastructure().path("clusters")) {
      String id = cluster.path("id").asText();
      if (id.startsWith(name)) {
        return id;
      }
    }
    throw new AssertionError("no cluster " + name);
  }

  @Test
  void aServiceIsMadeByAForm() {
    try (Visitor admin = stage.admin()) {
      admin.follow("Services");
      admin.follow("by a form");
      whatIsNoVariableIsToldAndAllIsKept(admin);
      whatTheFdlRefusesIsMendedThere(admin);
      admin.press("Apply it");
      admin.sees("The services are applied");
      admin.follow("greeter");
      admin.fill("Or a text", "stranger");
      admin.press("Call it and wait");
      admin.sees("hello, my stranger");
      assertThat(admin.console()).isEmpty();
    }
  }

  private static void whatIsNoVariableIsToldAndAllIsKept(Visitor admin) {
    admin.fill("Name (needed)", "greeter");
    admin.choose("Cluster", cluster("edge"));
    admin.fill("Script (needed)", SCRIPT);
    admin.fill("Memory", "lots");
    admin.fill("Input", "greetings/in");
    admin.fill("Output", "greetings/out");
    admin.fill("Environment variables", "GREETING=hello, my\nnonsense");
    admin.press("Make the FDL and check it");
    admin.sees("line 2 of the variables, 'nonsense', is not NAME=value");
    assertThat(admin.typed("Name (needed)")).isEqualTo("greeter");
    assertThat(admin.typed("Cluster")).isEqualTo(cluster("edge"));
    assertThat(admin.typed("Script (needed)")).isEqualTo(SCRIPT);
    assertThat(admin.typed("Memory")).isEqualTo("lots");
    admin.lookAt("service-form");
  }

  private static void whatTheFdlRefusesIsMendedThere(Visitor admin) {
    admin.fill("Environment variables", "GREETING=hello, my");
    admin.press("Make the FDL and check it");
    admin.sees("Nothing was changed");
    admin.sees("6:15");
    String fdl = admin.typed("FDL");
    assertThat(fdl).contains("name: greeter", "echo \"$GREETING\"", "GREETING: \"hello, my\"");
    admin.fill("FDL", fdl.replace("lots", "64Mi"));
    admin.press("Check it");
    admin.sees("/greeter is made");
    admin.lookAt("service-form-plan");
  }

  @Test
  void aServiceOfTheCatalogueIsUsed() {
    try (Visitor admin = stage.admin()) {
      admin.open("/services/new");
      admin.follow("Choose from the catalogue");
      admin.sees("Hidden faces");
      admin.sees("Masked faces");
      admin.lookAt("services-catalogue");
      admin.choose("On the cluster", cluster("edge"));
      admin.press("Use it: Hidden faces");
      assertThat(admin.typed("FDL")).contains("- edge:", "storage_provider: minio.cloud");
      admin.press("Check it");
      admin.sees("/anon-and-split is made");
      admin.open("/services/catalogue");
      admin.choose("On the cluster", cluster("cloud"));
      admin.press("Use it: Masked faces");
      admin.press("Check it");
      admin.sees("/mask-detector is made");
      assertThat(admin.console()).isEmpty();
    }
  }

  @Test
  void theCatalogueWorksWithoutAScript() {
    try (Visitor admin =
        Visitor.withoutScript(stage.browser(), stage.server().base())
            .signIn("admin", stage.server().adminPassword())) {
      admin.open("/services/catalogue");
      admin.choose("On the cluster", cluster("cloud"));
      admin.press("Use it: Capital letters");
      assertThat(admin.typed("FDL")).contains("- cloud:");
      admin.press("Check it");
      admin.sees("/capital-letters is made");
      admin.press("Apply it");
      admin.sees("The services are applied");
      admin.follow("capital-letters");
      admin.fill("Or a text", "quiet");
      assertThat(admin.download(() -> admin.press("Call it and wait"))).isEqualTo("QUIET");
    }
  }

  @Test
  void whoHasNoClusterIsToldAndAnothersIsNotThere() {
    try (Visitor bob = stage.visitor("bob")) {
      bob.open("/services/form");
      bob.sees("You have no cluster that services run on");
      bob.lookAt("service-form-no-cluster");
      bob.open("/services/catalogue");
      bob.sees("You have no cluster that services run on");
      String edge = cluster("edge");
      assertThat(bob.statusOf("/services/catalogue/capital-letters?cluster=" + edge))
          .isEqualTo(404);
      assertThat(bob.statusOf("/services/catalogue/nothing")).isEqualTo(404);
      assertThat(bob.statusOfForm("/services/form", Map.of("cluster", edge))).isEqualTo(404);
      assertThat(bob.statusWithoutToken("/services/form", false)).isEqualTo(403);
      bob.press("Use it: Capital letters");
      assertThat(bob.typed("FDL")).contains("name: capital-letters");
    }
  }
}
