package levante.provisioner.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.Secret;
import levante.provisioner.adapter.sshj.MachineKeys;
import levante.provisioner.configure.MachineAccess;
import levante.provisioner.configure.MachineReaches;
import levante.provisioner.configure.MachineReaches.Bastion;
import levante.provisioner.configure.MachineReaches.Reach;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.Test;

class FindSignInsTest {
  private final World world = new World();

  /** One whose first machine has a public address. */
  private Infrastructure standing() {
    Infrastructure made = world.create(1);
    world.ticks(200);
    Infrastructure found = world.levante.findInfrastructures().get(made.id(), made.owner());
    Estate estate = found.estate();
    List<ManagedMachine> machines = new ArrayList<>(found.machines());
    machines.set(0, withPublicAddress(machines.get(0)));
    return found.with(
        new Estate(
            estate.id(),
            estate.desired(),
            machines,
            estate.storages(),
            estate.applications(),
            estate.troubles(),
            estate.nextIndex(),
            estate.retired()));
  }

  private static ManagedMachine withPublicAddress(ManagedMachine one) {
    return new ManagedMachine(
        one.id(),
        one.nodeTemplate(),
        one.placement(),
        one.intent(),
        one.state(),
        one.progress(),
        new ManagedMachine.Addresses(one.addresses().privateAddress(), Optional.of("203.0.113.5")),
        one.explanation(),
        one.node());
  }

  private static FindSignIns with(MachineReaches reaches) {
    return new FindSignIns(new MachineKeys(World.KEY, reaches));
  }

  private static ManagedMachine machine(Infrastructure found, boolean isPublic) {
    return found.machines().stream()
        .filter(one -> one.addresses().publicAddress().isPresent() == isPublic)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMachineWithAPublicAddressIsReachedThere() {
    Infrastructure found = standing();
    ManagedMachine front = machine(found, true);
    SignIn signIn = with(MachineReaches.NONE).of(found, front).orElseThrow();
    assertThat(signIn.reach().address()).isEqualTo(front.addresses().publicAddress().orElseThrow());
    assertThat(signIn.reach().port()).isEqualTo(22);
    assertThat(signIn.reach().hostKey()).startsWith("ssh-ed25519 ");
    assertThat(signIn.front()).isEmpty();
    assertThat(signIn.login().user()).isEqualTo("cloudadm");
    assertThat(signIn.login().privateKey().reveal()).contains("OPENSSH PRIVATE KEY");
  }

  @Test
  void oneWithoutIsReachedThroughOneThatHasIt() {
    Infrastructure found = standing();
    ManagedMachine worker = machine(found, false);
    SignIn signIn = with(MachineReaches.NONE).of(found, worker).orElseThrow();
    assertThat(signIn.reach().address())
        .isEqualTo(worker.addresses().privateAddress().orElseThrow());
    assertThat(signIn.front().map(Reach::address))
        .isEqualTo(machine(found, true).addresses().publicAddress());
  }

  @Test
  void aMachineThatWasThereBeforeIsReachedInItsOwnWay() {
    Infrastructure found = standing();
    Reach own =
        new Reach(
            "10.9.9.9",
            2222,
            "ssh-ed25519 AAAA",
            Optional.of(
                new Bastion("198.51.100.7", 22, "ssh-ed25519 BBBB", "jump", Secret.of("key"))));
    SignIn signIn = with(one -> Optional.of(own)).of(found, machine(found, false)).orElseThrow();
    assertThat(signIn.reach()).isEqualTo(own);
    assertThat(signIn.front()).isEmpty();
  }

  @Test
  void nobodySignsInToWhatHasNoAddressOrNoLogin() {
    Infrastructure fresh = world.create(1);
    world.ticks(1);
    Infrastructure found = world.levante.findInfrastructures().get(fresh.id(), fresh.owner());
    assertThat(found.machines()).isNotEmpty();
    MachineReaches unmet =
        new MachineReaches() {
          @Override
          public Optional<Reach> of(MachineId machine) {
            return Optional.empty();
          }

          @Override
          public boolean has(MachineId machine) {
            return true;
          }
        };
    assertThat(with(MachineReaches.NONE).of(found, found.machines().get(0))).isEmpty();
    Infrastructure standing = standing();
    assertThat(with(unmet).of(standing, machine(standing, true)))
        .as("its address is known, and not what it has to prove itself by")
        .isEmpty();
    assertThat(new FindSignIns(MachineAccess.NONE).of(standing, machine(standing, true))).isEmpty();
  }
}
