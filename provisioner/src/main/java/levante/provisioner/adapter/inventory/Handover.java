package levante.provisioner.adapter.inventory;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.adapter.inventory.InventoryMachine.Door;
import levante.provisioner.adapter.sshj.MachineKeys;
import levante.provisioner.adapter.sshj.RemoteStep;
import levante.provisioner.adapter.sshj.shell.Shell;
import levante.provisioner.adapter.sshj.shell.SshShell;
import levante.provisioner.adapter.sshj.shell.Target;
import levante.provisioner.configure.MachineAccess.Login;
import levante.provisioner.configure.MachineReaches.Bastion;
import levante.provisioner.configure.MachineReaches.Reach;
import levante.provisioner.install.InstallScript;

/** What is said to the machines of one inventory by its owner's key; each call waits. */
final class Handover {
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  private final SshShell shell = new SshShell();
  private final Allocations allocations;
  private final Secret privateKey;
  private final Ways ways;
  private final RemoteStep steps;

  /**
   * What all machines have in common.
   *
   * @param levante tells this Levante from others
   * @param folder of Levante's on each
   * @param etc the folder of the machine's configuration
   * @param boot the file with the boot's id
   */
  record Ways(String levante, String folder, String etc, String boot) {
    static Ways usual(String levante) {
      return new Ways(levante, "/var/lib/levante", "/etc", "/proc/sys/kernel/random/boot_id");
    }
  }

  Handover(Allocations allocations, Secret privateKey, Ways ways) {
    this.allocations = allocations;
    this.privateKey = privateKey;
    this.ways = ways;
    this.steps = new RemoteStep(shell, ways.folder(), DEADLINE);
  }

  /** Looks the machine in the face: records the host key that was not known before. */
  String meet(InventoryMachine machine, Instant now) {
    machine
        .bastion()
        .ifPresent(bastion -> meet(bastion.endpoint(), bastion, Optional.empty(), now));
    return meet(machine.endpoint(), machine.door(), machine.bastion().map(this::bastion), now);
  }

  private String meet(String endpoint, Door door, Optional<Bastion> bastion, Instant now) {
    if (door.hostKey().isPresent()) {
      return "its host key is %s, as its inventory says"
          .formatted(fingerprint(door.hostKey().get()));
    }
    Optional<String> known = allocations.hostKey(endpoint);
    if (known.isPresent()) {
      return "its host key is %s, as before".formatted(fingerprint(known.get()));
    }
    String shown = shell.hostKey(door.address(), door.port(), bastion.map(Target::of));
    allocations.trust(endpoint, shown, now);
    return "its host key %s is trusted on first use".formatted(fingerprint(shown));
  }

  /** As {@code ssh-keygen -l} prints it. */
  static String fingerprint(String hostKey) {
    byte[] blob = Base64.getDecoder().decode(hostKey.substring(hostKey.indexOf(' ') + 1));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Gives the machine login and mark; a second time is as good as the first. */
  Shell.Answer join(Allocation allocation) {
    Map<String, String> values = values(allocation.id().value());
    values.put("INFRASTRUCTURE", allocation.infrastructure().value());
    values.put("ARCHITECTURE", allocation.machine().architecture());
    values.put("KEY", allocation.login());
    return run(allocation, "inventory-join", values);
  }

  /** Whether all is taken away that Levante gave the machine, by whose name it was called. */
  boolean hasLeft(Allocation allocation, String name) {
    Target target = target(allocation.machine());
    InstallScript clean = InstallScript.of("inventory-clean", values(name));
    RemoteStep.Status status = steps.status(target, clean);
    switch (status.state()) {
      case ABSENT -> steps.start(target, clean);
      case FAILED -> {
        if (status.isDueAgain()) {
          steps.start(target, clean);
        }
        throw failed(target, status.failure());
      }
      case DONE -> {
        Shell.Answer answer = run(allocation, "inventory-leave", values(name));
        if (answer.exit() != 0) {
          throw failed(target, answer.complaint().strip());
        }
        return true;
      }
      case RUNNING -> {
        // It is asked again.
      }
    }
    return false;
  }

  /** Gives the order, and what the machine's present boot is called. */
  String power(Allocation allocation, String order) {
    Map<String, String> values = values(allocation.id().value());
    values.put("ORDER", order);
    return said(allocation, run(allocation, "inventory-power", values));
  }

  /** What the machine's present boot is called. */
  String boot(Allocation allocation) {
    return said(allocation, run(allocation, "inventory-boot", values(allocation.id().value())));
  }

  private String said(Allocation allocation, Shell.Answer answer) {
    if (answer.exit() != 0) {
      throw failed(target(allocation.machine()), answer.complaint().strip());
    }
    return answer.output().strip();
  }

  private static LevanteException failed(Target target, String why) {
    return new LevanteException(
        ErrorCode.MACHINE_UNREACHABLE, "%s: %s".formatted(target.name(), why));
  }

  private Map<String, String> values(String name) {
    Map<String, String> values = new TreeMap<>();
    values.put("LEVANTE", ways.levante());
    values.put("MACHINE", name);
    values.put("LOGIN", MachineKeys.USER);
    values.put("FOLDER", ways.folder());
    values.put("ETC", ways.etc());
    values.put("BOOT", ways.boot());
    return values;
  }

  private Shell.Answer run(Allocation allocation, String script, Map<String, String> values) {
    return shell.run(target(allocation.machine()), InstallScript.of(script, values).text());
  }

  private Target target(InventoryMachine machine) {
    Reach reach = reach(machine);
    return new Target(
        machine.name(),
        reach.address(),
        reach.port(),
        reach.hostKey(),
        new Login(machine.door().user(), "", privateKey),
        reach.bastion().map(Target::of));
  }

  /** How anybody reaches the machine who has a login there. */
  Reach reach(InventoryMachine machine) {
    Door door = machine.door();
    return new Reach(
        door.address(),
        door.port(),
        hostKey(machine.endpoint(), door),
        machine.bastion().map(this::bastion));
  }

  private Bastion bastion(Door door) {
    return new Bastion(
        door.address(), door.port(), hostKey(door.endpoint(), door), door.user(), privateKey);
  }

  private String hostKey(String endpoint, Door door) {
    return door.hostKey()
        .or(() -> allocations.hostKey(endpoint))
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.MACHINE_UNREACHABLE, "%s was never met".formatted(endpoint)));
  }
}
