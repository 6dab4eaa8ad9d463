package levante.cli.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import levante.kernel.Secret;

/** Who calls. */
public record Account(String user, Secret password) {
  /** The header of our own wire. */
  String basic() {
    byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** The header of IM's wire: lines joined by the two characters \n; the second is the cloud. */
  String im() {
    return "id = levante; type = InfrastructureManager; username = %s; password = %s"
            .formatted(user, password.reveal())
        + "\\nid = sandbox; type = Dummy";
  }
}
