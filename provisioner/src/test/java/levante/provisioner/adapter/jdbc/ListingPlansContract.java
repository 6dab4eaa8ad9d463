package levante.provisioner.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import levante.kernel.OwnerId;
import levante.kernel.testbed.Explained;
import levante.kernel.testbed.Explained.Plan;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStatus;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.InfrastructureStoreContract;
import levante.provisioner.listing.Reader;
import levante.provisioner.listing.Wanted;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * How databases go about the queries of the lists, asked through the store itself, with so many
 * rows that walking all of them would be the worse way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ListingPlansContract {
  private static final int OWNERS = 25;
  private static final int EACH = 60;
  private static final Reader ANNA = Reader.of(new OwnerId("owner-7"));

  private Explained explained;
  private InfrastructureStore store;

  /** A new and empty database. */
  abstract DataSource fresh();

  /** Lets it look at how many rows of which kind it has. */
  abstract String analyze();

  @BeforeAll
  void manyInfrastructuresOfManyOwnersAreKept() throws SQLException {
    DataSource database = fresh();
    explained = new Explained(database);
    store = ProvisionerDatabase.open(explained.source(), World.KEY).store();
    for (int owner = 0; owner < OWNERS; owner++) {
      String name = "owner-" + owner;
      IntStream.range(0, EACH)
          .forEach(number -> store.insert(infrastructure(name, number), List.of()));
    }
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(analyze());
    }
  }

  private static Infrastructure infrastructure(String owner, int number) {
    Infrastructure one = InfrastructureStoreContract.infrastructure(owner, "key " + number);
    MachineState state = number % 5 == 0 ? MachineState.FAILED : MachineState.CONFIGURED;
    return one.with(new InfrastructureStatus(state, List.of()), List.of());
  }

  /** The queries that some work asks, none of which walks what no index has led to. */
  private List<Plan> ledByAnIndex(Runnable work) {
    List<Plan> plans = explained.of(work);
    assertThat(plans).isNotEmpty();
    assertThat(plans)
        .allSatisfy(
            plan -> {
              assertThat(plan.scans()).isFalse();
              assertThat(plan.steps()).containsIgnoringCase("infrastructure");
            });
    return plans;
  }

  private void inTheOrderOfAnIndex(Runnable work) {
    assertThat(ledByAnIndex(work).get(0)).satisfies(plan -> assertThat(plan.sorts()).isFalse());
  }

  private void pageOf(Wanted wanted, int skip) {
    inTheOrderOfAnIndex(() -> assertThat(store.page(wanted, skip, 10)).hasSize(10));
  }

  @Test
  void aPageIsReadInTheOrderOfAnIndex() {
    pageOf(Wanted.allOf(ANNA), 0);
    pageOf(Wanted.allOf(ANNA), EACH - 10);
  }

  @Test
  void soIsWhatComesAfterAnother() {
    Infrastructure last = store.page(Wanted.allOf(ANNA), 5, 1).get(0);
    inTheOrderOfAnIndex(() -> assertThat(store.after(Wanted.allOf(ANNA), last, 10)).hasSize(10));
  }

  @Test
  void soIsOneOfAState() {
    pageOf(new Wanted(ANNA, "", Optional.of(MachineState.FAILED)), 0);
  }

  @Test
  void whatAUserHasOfANameIsFoundByAnIndex() {
    Wanted named = new Wanted(ANNA, "template", Optional.empty());
    ledByAnIndex(() -> assertThat(store.page(named, 0, 10)).hasSize(10));
    ledByAnIndex(() -> assertThat(store.count(named)).isEqualTo(EACH));
  }

  @Test
  void soIsTheOperators() {
    pageOf(Wanted.allOf(Reader.OPERATOR), 0);
    pageOf(new Wanted(Reader.OPERATOR, "", Optional.of(MachineState.FAILED)), 0);
  }

  @Test
  void howManyThereAreIsCountedByAnIndex() {
    ledByAnIndex(() -> assertThat(store.census(ANNA).infrastructures()).isEqualTo(EACH));
    ledByAnIndex(
        () -> assertThat(store.census(Reader.OPERATOR).infrastructures()).isEqualTo(OWNERS * EACH));
  }

  @Test
  void whatTheOverviewShowsIsFoundByAnIndex() {
    inTheOrderOfAnIndex(() -> assertThat(store.urgent(ANNA, 50)).hasSize(50));
    ledByAnIndex(() -> assertThat(store.withClusters(ANNA)).isEmpty());
  }
}
