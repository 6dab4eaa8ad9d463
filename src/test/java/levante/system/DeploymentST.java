package levante.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import levante.system.infra.LevanteServer;
import levante.system.infra.Wire;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The WAR in a Payara Micro as it is published, without our launcher: an operator may run it so.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>deploy the WAR with Arquillian</td><td>it starts at the root of the server</td></tr>
 * <tr><td>ask for health and version; ask without credentials</td><td>200, 200; 401</td></tr>
 * </table>
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeploymentST {
  @ArquillianResource private URL deployed;

  @Deployment(testable = false)
  static WebArchive levante() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, LevanteServer.home().resolve("webapp/target/levante.war").toFile());
  }

  @Test
  void theWarRunsInAPlainPayaraMicro() throws URISyntaxException {
    Wire nobody =
        new Wire(
            new URI(deployed.getProtocol(), deployed.getAuthority(), "/", null, null),
            "Basic bm9ib2R5");
    assertThat(nobody.get("/health/ready").status()).isEqualTo(200);
    assertThat(nobody.get("/api/v1/version").status()).isEqualTo(200);
    assertThat(nobody.get("/api/v1/infrastructures").status()).isEqualTo(401);
  }
}
