package levante.provisioner.adapter.sshj;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.adapter.sshj.shell.Target;
import levante.provisioner.configure.MachineAccess;
import levante.provisioner.configure.MachineReaches;
import levante.provisioner.configure.MachineReaches.Reach;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/**
 * The keys of machines, all Ed25519: one by which Levante and the owner sign in to the machines of
 * an infrastructure, and one for each machine by which it proves that it is the one. Both are in
 * the user-data of its launch, so that nobody has to be trusted on first use.
 */
public final class MachineKeys implements MachineAccess {
  /** As the Infrastructure Manager calls it, on whose machines users sign in by that name. */
  public static final String USER = "cloudadm";

  private static final int SEED_BYTES = 32;
  private static final int CLUSTER_SECRET_BYTES = 48;

  private static final int NAME_BYTES = 8;

  private final DerivedKeys keys;
  private final MachineReaches reaches;

  /**
   * Derived from that key.
   *
   * @param key 32 bytes that stay the same as long as any machine lives
   */
  public MachineKeys(byte[] key) {
    this(key, MachineReaches.NONE);
  }

  /** The same, beside machines that are reached in ways of their own. */
  public MachineKeys(byte[] key, MachineReaches reaches) {
    this.keys = new DerivedKeys(key);
    this.reaches = Objects.requireNonNull(reaches, "reaches");
  }

  /** What tells this Levante from others on a machine; nothing of the key can be read off it. */
  public static String nameOf(byte[] key) {
    return HexFormat.of().formatHex(new DerivedKeys(key).of("name", NAME_BYTES));
  }

  @Override
  public Optional<Login> login(InfrastructureId infrastructure) {
    OpenSshKey key = key("login/" + infrastructure);
    return Optional.of(new Login(USER, key.line(), Secret.of(key.pem())));
  }

  @Override
  public String userData(InfrastructureId infrastructure, MachineId machine) {
    OpenSshKey host = host(infrastructure, machine);
    return """
        #cloud-config
        ssh_deletekeys: true
        ssh_genkeytypes: []
        ssh_keys:
          ed25519_private: |
        %s
          ed25519_public: %s
        users:
          - default
          - name: %s
            gecos: Levante
            shell: /bin/bash
            lock_passwd: true
            sudo: "ALL=(ALL) NOPASSWD:ALL"
            ssh_authorized_keys:
              - %s
        """
        .formatted(
            privateHostKey(infrastructure, machine).reveal().strip().indent(4).stripTrailing(),
            host.line(),
            USER,
            key("login/" + infrastructure).line());
  }

  /** A machine of an infrastructure, to be signed in to. */
  Target target(
      InfrastructureId infrastructure,
      MachineId machine,
      String address,
      int port,
      Optional<Target> bastion) {
    Login login = login(infrastructure).orElseThrow();
    return reaches
        .of(machine)
        .map(reach -> target(machine, reach, login))
        .orElseGet(
            () ->
                new Target(
                    machine.value(),
                    address,
                    port,
                    hostKey(infrastructure, machine),
                    login,
                    bastion));
  }

  private static Target target(MachineId machine, Reach reach, Login login) {
    return new Target(
        machine.value(),
        reach.address(),
        reach.port(),
        reach.hostKey(),
        login,
        reach.bastion().map(Target::of));
  }

  @Override
  public Optional<Reach> ownReach(MachineId machine) {
    Optional<Reach> own = reaches.of(machine);
    if (own.isEmpty() && reaches.has(machine)) {
      throw new LevanteException(
          ErrorCode.MACHINE_UNREACHABLE, "%s was not met yet".formatted(machine));
    }
    return own;
  }

  @Override
  public String hostKey(InfrastructureId infrastructure, MachineId machine) {
    return host(infrastructure, machine).line();
  }

  /** The private half of it, which the machine's user-data brings. */
  Secret privateHostKey(InfrastructureId infrastructure, MachineId machine) {
    return Secret.of(host(infrastructure, machine).pem());
  }

  private OpenSshKey host(InfrastructureId infrastructure, MachineId machine) {
    return key("host/" + infrastructure + "/" + machine);
  }

  /** What the nodes of a cluster know one another by: base64 of 48 bytes. */
  Secret clusterSecret(ClusterId cluster) {
    return Secret.of(
        Base64.getEncoder().encodeToString(keys.of("cluster/" + cluster, CLUSTER_SECRET_BYTES)));
  }

  private OpenSshKey key(String purpose) {
    return new OpenSshKey(keys.of(purpose, SEED_BYTES));
  }
}
