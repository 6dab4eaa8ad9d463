package levante.provisioner.adapter.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import levante.provisioner.adapter.sshj.FakeMachines;
import levante.provisioner.adapter.sshj.MachineKeys;
import levante.provisioner.configure.MachineAccess.Login;
import levante.provisioner.naming.InfrastructureId;

/**
 * Machines on loopback addresses with real SSH, whose users, names and services are files of a
 * folder each.
 */
final class Boards implements AutoCloseable {
  static final String OWNER = "ops";

  /** Paths on a machine are relative, so that each has its own. */
  static final Handover.Ways WAYS = new Handover.Ways("this-levante", "levante", "etc", "boot");

  private static final MachineKeys KEYS = new MachineKeys(new byte[32]);

  private final Login owner = KEYS.login(InfrastructureId.random()).orElseThrow();
  private final Map<String, Login> hosts = new TreeMap<>();
  private final Set<String> booted = new TreeSet<>();
  private final FakeMachines machines;

  Boards(Path folder) {
    this.machines = new FakeMachines(folder);
    machines.command("id", "case $1 in -u) exec /usr/bin/id -u ;; *) [ -d \"home-$1\" ] ;; esac");
    machines.command("useradd", "for login; do :; done; mkdir \"home-$login\"");
    machines.command("userdel", "rm -rf \"home-$2\"");
    machines.command("getent", "echo \"$2:x:1000:1000::$PWD/home-$2:/bin/sh\"");
    machines.command("chown", "exit 0");
    machines.command("pkill", "exit 1");
    machines.command("pgrep", "exit 1");
    machines.command("sleep", "exit 0");
    machines.command("uname", "cat arch");
    machines.command("hostname", "cat hostname");
    machines.command("hostnamectl", "echo \"$2\" >hostname");
    machines.command("apt-get", "exit 1");
    machines.command(
        "systemctl",
        """
        case "$*" in
          "-q is-active "*) [ -e "active-$3" ] ;;
          poweroff | reboot) echo "$1" >>orders; echo "boot-$(wc -l <orders)" >boot ;;
          *) echo "$*" >>services ;;
        esac""");
  }

  /** One that answers, of the architecture that {@code uname -m} prints. */
  String raise(int number, String architecture) {
    String address = "127.0.1." + number;
    Path folder = machines.machine(address);
    write(folder.resolve("arch"), architecture + "\n");
    write(folder.resolve("hostname"), "board-%d%n".formatted(number));
    write(folder.resolve("boot"), "boot-0\n");
    try {
      Files.createDirectories(folder.resolve("etc"));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    write(folder.resolve("etc/hosts"), "127.0.0.1 localhost\n");
    reboot(number, KEYS.login(InfrastructureId.random()).orElseThrow());
    return address;
  }

  /** Another operating system, which shows that key. */
  void reboot(int number, Login host) {
    String address = "127.0.1." + number;
    if (!booted.add(address)) {
      machines.halt(address);
    }
    hosts.put(address, host);
    machines.boot(address, host.privateKey(), OWNER, owner.privateKey());
  }

  static Login someKey() {
    return KEYS.login(InfrastructureId.random()).orElseThrow();
  }

  void unplug(String address) {
    machines.halt(address);
  }

  Login owner() {
    return owner;
  }

  String hostKey(String address) {
    return hosts.get(address).publicKey();
  }

  int port() {
    return machines.port();
  }

  Path folder(String address) {
    return machines.machine(address);
  }

  String file(String address, String name) {
    try {
      Path file = machines.machine(address).resolve(name);
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public void close() {
    machines.close();
  }
}
