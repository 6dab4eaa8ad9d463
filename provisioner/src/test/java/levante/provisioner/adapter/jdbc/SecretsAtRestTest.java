package levante.provisioner.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.configure.StorageSpec;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Infrastructure.OutputValue;
import levante.provisioner.infrastructure.InfrastructureStoreContract;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.plan.ManagedStorage;
import levante.provisioner.testing.Databases;
import levante.provisioner.testing.World;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Nothing secret stands in the database in plain text, and another key opens nothing. */
class SecretsAtRestTest {
  private static final String PASSWORD = "correct horse battery";

  private final DataSource database = Databases.fresh();
  private final Records records = ProvisionerDatabase.open(database, World.KEY);
  private final List<CloudCredential> credentials =
      List.of(CloudCredential.of(Map.of("id", "x", "type", "Dummy", "password", PASSWORD)));

  private Infrastructure secretive() {
    Infrastructure plain = InfrastructureStoreContract.infrastructure("anna", "secretive");
    StorageSpec spec = new StorageSpec("store", plain.id(), plain.id().cluster("edge"));
    ManagedStorage.Access access =
        new ManagedStorage.Access(
            URI.create("http://localhost:9000"), "access", Secret.of(PASSWORD));
    return plain
        .with(plain.estate().plus(new ManagedStorage("store", spec, Optional.of(access))))
        .with(plain.status(), List.of(new OutputValue("secret", PASSWORD)));
  }

  private String everythingStored() {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle.createQuery("SELECT * FROM infrastructure").mapToMap().list().toString()
                    + handle
                        .createQuery("SELECT * FROM infrastructure_credentials")
                        .mapToMap()
                        .list());
  }

  @Test
  void noColumnHoldsASecretInPlainText() {
    Infrastructure kept = records.store().insert(secretive(), credentials);
    assertThat(everythingStored()).contains(kept.id().value()).doesNotContain(PASSWORD);
    assertThat(records.vault().of(kept.id())).isEqualTo(credentials);
    assertThat(records.store().find(kept.id())).contains(kept);
  }

  @Test
  void anotherKeyFailsAtTheStartAndSaysWhy() {
    records.store().insert(secretive(), credentials);
    byte[] another = new byte[32];
    assertThatThrownBy(() -> ProvisionerDatabase.open(database, another))
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL))
        .hasMessageContaining("encrypted with another key");
  }

  @Test
  void aSealedTextCannotBeMovedToAnotherPlace() {
    Sealer sealer = new Sealer(World.KEY);
    String sealed = sealer.seal("here", PASSWORD);
    assertThat(sealer.open("here", sealed)).isEqualTo(PASSWORD);
    assertThatThrownBy(() -> sealer.open("there", sealed)).isInstanceOf(LevanteException.class);
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> new Sealer(new byte[16]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 bytes");
  }
}
