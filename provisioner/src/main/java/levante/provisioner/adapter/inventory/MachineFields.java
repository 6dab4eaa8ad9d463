package levante.provisioner.adapter.inventory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.provisioner.adapter.inventory.InventoryMachine.Door;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;

/** What an inventory says of one machine. */
record MachineFields(SortedMap<String, String> given) {
  private static final List<String> KEYS =
      List.of(
          "name",
          "address",
          "private_address",
          "port",
          "user",
          "host_key",
          "bastion.address",
          "bastion.port",
          "bastion.user",
          "bastion.host_key",
          "zone",
          "type",
          "cpus",
          "memory",
          "disk",
          "gpus",
          "architecture",
          "distribution",
          "version",
          "eur_per_hour");

  private static final String SSH_PORT = "22";
  private static final int LAST_PORT = 65_535;

  /** The machine that these keys describe. */
  static InventoryMachine machine(SortedMap<String, String> given) {
    return new MachineFields(given).machine();
  }

  private InventoryMachine machine() {
    String name = needed("name", "[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    given.keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw wrong("has the key '%s'; known are %s".formatted(key, KEYS));
            });
    Door door = door("");
    Optional<Door> bastion =
        given.containsKey("bastion.address") ? Optional.of(door("bastion.")) : Optional.empty();
    return new InventoryMachine(
        name,
        door,
        bastion,
        text("private_address").orElse(door.address()),
        new Region(text("zone").orElse("default")),
        size(),
        image(),
        given);
  }

  private Door door(String prefix) {
    // What is said of both is said of the machine.
    String user = prefix.isEmpty() ? needed("user", "[A-Za-z_][A-Za-z0-9_.-]{0,31}") : jumper();
    return new Door(
        needed(prefix + "address", "[A-Za-z0-9][A-Za-z0-9.:_-]{0,127}|[0-9A-Fa-f:.]{2,45}"),
        (int) number(prefix + "port", SSH_PORT, 1, LAST_PORT),
        user,
        text(prefix + "host_key").map(this::hostKey));
  }

  private String jumper() {
    return text("bastion.user").orElseGet(() -> needed("user", ".+"));
  }

  /** A comment behind the key does not count. */
  private String hostKey(String line) {
    String[] words = line.strip().split("\\s+");
    if (words.length < 2 || !words[1].startsWith("AAAA")) {
      throw wrong("has a host_key that is not like 'ssh-ed25519 AAAA...'");
    }
    return words[0] + " " + words[1];
  }

  private MachineSize size() {
    int cpus = (int) number("cpus", "", 1, 4096);
    int gpus = (int) number("gpus", "0", 0, 1024);
    Quantity memory = bytes("memory", "");
    Quantity disk = bytes("disk", "0");
    String shape =
        "%s-%dcpu-%s-%s%s"
            .formatted(
                architecture(), cpus, word(memory), word(disk), gpus > 0 ? "-" + gpus + "gpu" : "");
    return new MachineSize(
            text("type").orElse(shape),
            cpus,
            memory,
            disk,
            gpus,
            BigDecimal.ZERO,
            MachineSize.Pricing.LISTED)
        .at(text("eur_per_hour").map(price -> parsed("eur_per_hour", price, BigDecimal::new)));
  }

  private static String word(Quantity bytes) {
    long mebibytes = bytes.roundedUp() >> 20;
    return mebibytes < 1024 ? mebibytes + "Mi" : (mebibytes >> 10) + "Gi";
  }

  private Image image() {
    Optional<String> distribution = lower("distribution");
    Optional<String> version = lower("version");
    String name =
        distribution.isEmpty()
            ? "installed"
            : distribution.get() + version.map(one -> "-" + one).orElse("");
    return new Image(
        name + "-" + architecture(), name, distribution, version, Optional.of(architecture()));
  }

  private String architecture() {
    return architecture(lower("architecture").orElse("x86_64"));
  }

  /** TOSCA's word for an architecture, which others call otherwise. */
  static String architecture(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86-64" -> "x86_64";
      case "arm64" -> "aarch64";
      case "armv7", "armhf", "armv8l", "arm" -> "armv7l";
      default -> word.toLowerCase(Locale.ROOT);
    };
  }

  private Optional<String> lower(String key) {
    return text(key).map(word -> word.toLowerCase(Locale.ROOT));
  }

  private Optional<String> text(String key) {
    return Optional.ofNullable(given.get(key)).map(String::strip).filter(one -> !one.isEmpty());
  }

  private String needed(String key, String form) {
    String value = text(key).orElseThrow(() -> wrong("has no '%s'".formatted(key)));
    if (!value.matches(form)) {
      throw wrong("has a '%s' that cannot be one".formatted(key));
    }
    return value;
  }

  private long number(String key, String fallback, int least, int most) {
    String text =
        text(key)
            .or(() -> Optional.of(fallback).filter(one -> !one.isEmpty()))
            .orElseThrow(() -> wrong("has no '%s'".formatted(key)));
    long value = parsed(key, text, Long::parseLong);
    if (value < least || value > most) {
      throw wrong("has %d %s, not %d to %d".formatted(value, key, least, most));
    }
    return value;
  }

  /** As TOSCA writes sizes ({@code 8 GiB}) or as Kubernetes does ({@code 8Gi}). */
  private Quantity bytes(String key, String fallback) {
    String text = text(key).orElse(fallback).replace(" ", "");
    String bare = text.endsWith("B") ? text.substring(0, text.length() - 1) : text;
    if (bare.isEmpty()) {
      throw wrong("has no '%s'".formatted(key));
    }
    return parsed(key, bare, Quantity::parse);
  }

  private <T> T parsed(String key, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (NumberFormatException | LevanteException unreadable) {
      throw new LevanteException(
          wrong("").code(),
          wrong("has a '%s' that is no number or size: %s".formatted(key, text)).getMessage(),
          unreadable);
    }
  }

  private LevanteException wrong(String why) {
    String who =
        Stream.of("name", "address").flatMap(key -> text(key).stream()).findFirst().orElse("?");
    return Inventory.refused("machine '%s' %s".formatted(who, why));
  }
}
