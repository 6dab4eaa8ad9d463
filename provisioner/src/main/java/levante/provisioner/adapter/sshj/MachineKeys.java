package levante.provisioner.adapter.sshj;

import java.util.Base64;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.Secret;
import levante.provisioner.configure.MachineAccess;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/**
 * The keys of machines, all Ed25519: one by which Levante and the owner sign in to the machines of
 * an infrastructure, and one for each machine by which it proves that it is the one. Both are in
 * the user-data of its launch, so that nobody has to be trusted on first use.
 */
public final class MachineKeys implements MachineAccess {
  /** As the Infrastructure Manager calls it, on whose machines users sign in by that name. */
  static final String USER = "cloudadm";

  private static final int SEED_BYTES = 32;
  private static final int CLUSTER_SECRET_BYTES = 48;

  private final DerivedKeys keys;

  /**
   * Derived from that key.
   *
   * @param key 32 bytes that stay the same as long as any machine lives
   */
  public MachineKeys(byte[] key) {
    this.keys = new DerivedKeys(key);
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
    return new Target(
        machine.value(),
        address,
        port,
        hostKey(infrastructure, machine),
        login(infrastructure).orElseThrow(),
        bastion);
  }

  /** What a machine proves itself by, as in a line of known_hosts. */
  String hostKey(InfrastructureId infrastructure, MachineId machine) {
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
