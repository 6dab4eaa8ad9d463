package levante.provisioner.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.InfrastructureStoreContract;
import levante.provisioner.listing.Reader;
import levante.provisioner.listing.Wanted;
import levante.provisioner.testing.World;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Rows that were written before there were lists in the database. */
abstract class ListingOfOlderRowsContract {
  /** An empty database. */
  abstract DataSource database();

  private void asOfVersion2(Infrastructure... kept) {
    Flyway.configure()
        .dataSource(database())
        .locations("classpath:db/migration/provisioner")
        .table("flyway_provisioner")
        .target("2")
        .load()
        .migrate();
    Jdbi.create(database())
        .useHandle(
            handle -> {
              for (Infrastructure one : kept) {
                insert(handle, one);
              }
            });
  }

  private static void insert(Handle handle, Infrastructure one) {
    handle
        .createUpdate(
            "INSERT INTO infrastructure"
                + " (id, hex, owner, guests, name, life, created_at, version, body, sealed)"
                + " VALUES (:id, :hex, :owner, :guests, :name, :life, 1, 3, :body, :sealed)")
        .bind("id", one.id().value())
        .bind("hex", one.id().hex())
        .bind("owner", one.owner().value())
        .bind("guests", InfrastructureRows.guests(one.guests()))
        .bind("name", one.name())
        .bind("life", one.life().name())
        .bind("body", Documents.PLAIN.write(InfrastructureRows.body(one)))
        .bind("sealed", new InfrastructureRows(new Sealer(World.KEY)).sealed(one))
        .execute();
  }

  @Test
  void theyAreListedForAllWhoMaySeeThem() {
    Infrastructure annas = InfrastructureStoreContract.infrastructure("anna", "a");
    Infrastructure gone = InfrastructureStoreContract.infrastructure("anna", "b").deleted();
    asOfVersion2(annas, gone);

    InfrastructureStore store = ProvisionerDatabase.open(database(), World.KEY).store();

    for (Reader reader :
        List.of(
            Reader.OPERATOR,
            Reader.of(new OwnerId("anna")),
            Reader.of(new OwnerId("guest-of-anna")))) {
      assertThat(store.page(Wanted.allOf(reader), 0, 10))
          .extracting(Infrastructure::id)
          .containsExactly(annas.id());
    }
    assertThat(store.count(new Wanted(Reader.OPERATOR, "TEMPL", Optional.of(MachineState.PENDING))))
        .isEqualTo(1);
    assertThat(store.page(Wanted.allOf(Reader.of(new OwnerId("bob"))), 0, 10)).isEmpty();
  }

  @Test
  void aChangeOfOneIsListedToo() {
    Infrastructure annas = InfrastructureStoreContract.infrastructure("anna", "a");
    asOfVersion2(annas);
    InfrastructureStore store = ProvisionerDatabase.open(database(), World.KEY).store();

    store.change(annas.id(), Infrastructure::deleting);

    assertThat(store.census(Reader.of(new OwnerId("anna"))).states())
        .containsOnlyKeys(MachineState.DELETING);
  }
}
