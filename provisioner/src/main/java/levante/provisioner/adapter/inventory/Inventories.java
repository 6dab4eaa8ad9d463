package levante.provisioner.adapter.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.adapter.inventory.InventoryCloudProvider.Account;
import levante.provisioner.adapter.sandbox.SandboxCloudProvider;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.configure.MachineReaches;
import levante.provisioner.naming.MachineId;

/**
 * The inventories that there are: the operator's, which any user may name, and those that users
 * bring with their credentials. Knows how the machines of all of them are reached.
 */
public final class Inventories implements MachineReaches {
  /** The type of such a line. */
  private static final String TYPE = "Inventory";

  private static final List<String> OWN_KEYS = List.of("inventory", "private_key_file");

  private final Allocations allocations;
  private final Handover.Ways ways;
  private final Networks networks;
  private final Executor threads;
  private final Clock clock;
  private final Map<String, Owned> operators = new TreeMap<>();
  private final Map<CloudCredential, CloudProvider> clients = new ConcurrentHashMap<>();
  private final Map<String, InventoryCloudProvider> accounts = new ConcurrentHashMap<>();

  private record Owned(Inventory inventory, Secret privateKey) {}

  /**
   * What inventories work with.
   *
   * @param levante the database that says who has which machine
   * @param name what tells this Levante from others
   * @param threads as many machines are talked to at a time
   */
  public record Ground(DataSource levante, String name, Executor threads, Clock clock) {}

  /**
   * On that ground.
   *
   * @param files the operator's inventories
   * @param networks where the machines of users' inventories may be
   * @throws IllegalArgumentException that names the file which cannot be read
   */
  public Inventories(Ground ground, List<Path> files, Networks networks) {
    this(ground, Handover.Ways.usual(ground.name()), networks);
    files.forEach(this::read);
  }

  Inventories(Ground ground, Handover.Ways ways, Networks networks) {
    this.allocations = Allocations.on(ground.levante());
    this.ways = ways;
    this.networks = networks;
    this.threads = ground.threads();
    this.clock = ground.clock();
  }

  private void read(Path file) {
    try {
      InventoryReader.Document document = InventoryReader.read(Files.readString(file), OWN_KEYS);
      String name =
          Optional.ofNullable(document.own().get("inventory"))
              .orElseGet(() -> file.getFileName().toString().replaceFirst("\\.ya?ml$", ""));
      String key = document.own().getOrDefault("private_key_file", "");
      Secret privateKey = Secret.of(Files.readString(file.resolveSibling(key)));
      operators.put(new CloudId(name).value(), new Owned(document.inventory(), privateKey));
    } catch (IOException | LevanteException | IllegalStateException wrong) {
      throw new IllegalArgumentException(
          "levante.cloud.inventories: %s: %s".formatted(file, wrong.getMessage()), wrong);
    }
  }

  /** These clouds for lines of that type, and others for all others. */
  public Clouds inFrontOf(Clouds others) {
    return credentials ->
        credentials.stream()
            .filter(line -> line.type().equals(TYPE))
            .findFirst()
            .map(line -> clients.computeIfAbsent(line, this::opened))
            .orElseGet(() -> others.open(credentials));
  }

  private CloudProvider opened(CloudCredential line) {
    Optional<String> named = text(line, "inventory");
    CloudId id = new CloudId(line.id().or(() -> named).orElse("inventory"));
    if (id.equals(SandboxCloudProvider.ID)) {
      throw Inventory.refused("its id '%s' is the embedded cloud's own name".formatted(id));
    }
    return named.isPresent() ? operators(id, named.get()) : users(id, line);
  }

  private InventoryCloudProvider operators(CloudId id, String name) {
    Owned owned =
        Optional.ofNullable(operators.get(name))
            .orElseThrow(
                () ->
                    Inventory.refused(
                        "this server has none called '%s' (levante.cloud.inventories)"
                            .formatted(name)));
    return provider(id, new Account("operator " + name, owned.inventory()), owned.privateKey());
  }

  private InventoryCloudProvider users(CloudId id, CloudCredential line) {
    String yaml =
        text(line, "machines")
            .orElseThrow(() -> Inventory.refused("its line has no 'machines' or 'inventory'"));
    Secret privateKey =
        line.value("private_key")
            .map(key -> Secret.of(key.reveal().strip() + "\n"))
            .orElseThrow(() -> Inventory.refused("its line has no 'private_key'"));
    Inventory inventory = networks.admitted(InventoryReader.read(yaml));
    String account = "line " + digest(id + "\n" + yaml + "\n" + privateKey.reveal());
    return provider(id, new Account(account, inventory), privateKey);
  }

  private InventoryCloudProvider provider(CloudId id, Account account, Secret privateKey) {
    InventoryCloudProvider provider =
        new InventoryCloudProvider(
            id,
            account,
            allocations,
            new Chores(allocations, new Handover(allocations, privateKey, ways), threads, clock),
            clock);
    accounts.putIfAbsent(account.name(), provider);
    return provider;
  }

  private static Optional<String> text(CloudCredential line, String key) {
    return line.value(key).map(Secret::reveal).filter(one -> !one.isBlank());
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Asked for each machine of every cloud, so nothing is looked up while no inventory is open. */
  @Override
  public Optional<Reach> of(MachineId machine) {
    if (accounts.isEmpty()) {
      return Optional.empty();
    }
    return allocations
        .find(machine)
        .flatMap(
            allocation ->
                Optional.ofNullable(accounts.get(allocation.account()))
                    .flatMap(provider -> provider.reach(allocation)));
  }

  @Override
  public boolean has(MachineId machine) {
    return allocations.find(machine).isPresent();
  }
}
