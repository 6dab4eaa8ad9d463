package levante.provisioner.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.account.Account;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTest {
  private final World world = new World();

  private Infrastructure standing() {
    Infrastructure made = world.create(1);
    world.ticks(15);
    return world.now(made);
  }

  private String exported(Infrastructure of, boolean handsOver) {
    return world.levante.exportInfrastructure().of(of.id(), World.ANNA, handsOver);
  }

  private Infrastructure taken(String document, OwnerId by) {
    return world.levante.importInfrastructure().of(document, by, List.of());
  }

  @Test
  void whatWasHandedOverComesBackWithItsMachinesAndItsStorage() {
    Infrastructure made = standing();
    String document = exported(made, true);
    world.ticks(5);
    assertThat(world.levante.findInfrastructures().list(World.ANNA)).isEmpty();
    assertThat(world.cloud.list(made.id())).hasSize(3);
    Infrastructure back = taken(document, World.ANNA);
    world.ticks(5);
    assertThat(back.id()).isEqualTo(made.id());
    assertThat(world.cloud.list(made.id())).hasSize(3);
    Infrastructure now = world.now(back);
    assertThat(now.status().state()).isEqualTo(MachineState.CONFIGURED);
    assertThat(now.estate().storages()).isEqualTo(made.estate().storages());
  }

  @Test
  void whatStandsStillIsMadeASecondTimeWithMachinesOfItsOwn() {
    Infrastructure made = standing();
    Infrastructure second = taken(exported(made, false), World.ANNA);
    world.ticks(15);
    assertThat(second.id()).isNotEqualTo(made.id());
    assertThat(world.cloud.list(second.id())).hasSize(3);
    assertThat(world.cloud.list(made.id())).hasSize(3);
  }

  @Test
  void nobodyTakesWhatAnotherHandedOver() {
    String document = exported(standing(), true);
    assertThatThrownBy(() -> taken(document, new OwnerId("bea")))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{", "{\"id\": \"x\"}", "null"})
  void aDocumentThatIsNoExportIsRefused(String document) {
    assertThatThrownBy(() -> taken(document, World.ANNA)).isInstanceOf(LevanteException.class);
  }

  @Test
  void whatAUserHasHadIsCountedAlsoWhenItHasEnded() {
    Infrastructure made = standing();
    assertThat(accounts()).singleElement().satisfies(one -> assertThat(one.cpus()).isPositive());
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(6);
    assertThat(accounts()).singleElement().extracting(Account::machines).isEqualTo(3L);
  }

  private List<Account> accounts() {
    return world.levante.findAccounts().of(World.ANNA, Instant.EPOCH, Instant.MAX);
  }
}
