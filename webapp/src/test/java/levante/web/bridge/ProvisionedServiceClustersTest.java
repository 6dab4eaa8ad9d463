package levante.web.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import levante.kernel.Secret;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StorageAccess.Tls;
import levante.provisioner.cluster.ProvisionedStorage;
import org.junit.jupiter.api.Test;

class ProvisionedServiceClustersTest {
  private static StorageAccess at(String endpoint) {
    return ProvisionedServiceClusters.access(
        new ProvisionedStorage("storage-7f3a2b", URI.create(endpoint), "a", Secret.of("s")));
  }

  @Test
  void onlyWhatIsEncryptedByACertificateOfItsOwnIsNotVerified() {
    assertThat(at("http://127.0.0.1:9000").tls()).isEqualTo(Tls.VERIFIED);
    assertThat(at("https://198.51.100.7:9000").tls()).isEqualTo(Tls.UNVERIFIED);
  }
}
