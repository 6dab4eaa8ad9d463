package levante.web.wiring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import levante.elasticity.adapter.yaml.PolicyChoice;
import levante.elasticity.policy.PolicySettings;
import levante.oscar.adapter.kubernetes.KubernetesJobConfig;
import levante.provisioner.config.CloudSettings;
import levante.provisioner.install.K3sRecipe;
import levante.provisioner.install.KubeadmRecipe;
import levante.tosca.imports.ImportPolicy;
import levante.web.rest.TrustedProxies;
import levante.web.wiring.hook.HookSettings;

/**
 * Every setting of the server, typed, with its default. A key that begins with {@code levante.} and
 * is not one of {@link Key} stops the start.
 *
 * @param dataFolder of everything durable
 * @param baseUri where clients reach this server
 * @param visionFolder holds {@code bin/levante-vision}; absent when no service needs it
 * @param imports which URLs templates may import
 * @param trustedProxies whose word is taken on how clients see us
 * @param clouds which clouds there are besides the sandbox
 * @param k3s where real machines get K3s from
 * @param kubernetes where they get upstream Kubernetes from
 * @param ansiblePlaybook the command that runs playbooks; absent when none are run
 * @param bootTimeout after which a machine that does not boot is replaced
 * @param ttlNotice how long before the end of an infrastructure's lifetime it is warned of
 * @param jobsRoot where the sandbox's jobs run; absent for a folder below the data folder
 */
public record Settings(
    Path dataFolder,
    URI baseUri,
    Optional<Path> visionFolder,
    Optional<Path> jobsRoot,
    Periods periods,
    Duration bootTimeout,
    Duration ttlNotice,
    SandboxSettings sandbox,
    Imports imports,
    TrustedProxies trustedProxies,
    CloudSettings clouds,
    K3sRecipe.Sources k3s,
    KubeadmRecipe.Sources kubernetes,
    Optional<Path> ansiblePlaybook,
    Scaling scaling,
    String supervisorImage) {
  /** How clusters are scaled, how many nodes of each may boot at a time, and who hears of it. */
  public record Scaling(PolicySettings policy, int maxBootingNodes, HookSettings hooks) {}

  /** Which URLs templates may import, and the folder that keeps what was fetched. */
  public record Imports(ImportPolicy policy, Path cache) {}

  /** How often the loops tick when nothing wakes them. */
  public record Periods(
      Duration provisioning, Duration scaling, Duration dispatch, Duration reconciliation) {}

  /** The sandbox's S3 port (0 takes a free one and keeps it), boot delays and cloud's faults. */
  public record SandboxSettings(
      int s3Port, Duration edgeBootDelay, Duration cloudBootDelay, FaultSettings faults) {}

  /** Which part of the sandbox cloud's calls goes wrong, and where chance begins. */
  public record FaultSettings(double rate, long seed) {}

  /** The keys, each with its default. */
  public enum Key {
    DATA_DIR("data-dir", ".levante"),
    HTTP_PORT("http-port", "8080"),
    BASE_URI("base-uri", ""),
    VISION_DIR("vision-dir", ""),
    JOBS_ROOT("jobs-root", ""),
    PROVISIONING_PERIOD("provisioner.period", "PT1S"),
    BOOT_TIMEOUT("provisioner.boot-timeout", "PT15M"),
    TTL_NOTICE("provisioner.ttl-notice", "PT1H"),
    SCALING_PERIOD("elasticity.scan-period", "PT2S"),
    SCALING_POLICY("elasticity.policy", PolicySettings.DEFAULT.name()),
    MAX_BOOTING("elasticity.max-booting-nodes", "10"),
    HOOKS_URL("elasticity.hooks.url", ""),
    HOOKS_SECRET("elasticity.hooks.secret-file", ""),
    DISPATCH_PERIOD("oscar.dispatch-period", "PT0.5S"),
    RECONCILE_PERIOD("oscar.reconcile-period", "PT30S"),
    SUPERVISOR_IMAGE("oscar.supervisor-image", KubernetesJobConfig.DEFAULTS.supervisorImage()),
    S3_PORT("sandbox.s3-port", "0"),
    EDGE_BOOT_DELAY("sandbox.boot-delay.edge", "PT2S"),
    CLOUD_BOOT_DELAY("sandbox.boot-delay.cloud", "PT3S"),
    FAULT_RATE("sandbox.fault-rate", "0"),
    FAULT_SEED("sandbox.fault-seed", "0"),
    IMPORTS_ALLOW("imports.allow", ""),
    IMPORTS_CACHE("imports.cache-dir", ""),
    TRUSTED_PROXIES("trusted-proxies", ""),
    OPENSTACK("cloud.openstack", ""),
    EC2("cloud.ec2", ""),
    PRICES("cloud.prices", ""),
    INVENTORIES("cloud.inventories", ""),
    INVENTORY_NETWORKS("cloud.inventory-networks", ""),
    K3S_RELEASES("k3s.releases", K3sRecipe.Sources.PUBLIC.releases()),
    K3S_CHANNELS("k3s.channels", K3sRecipe.Sources.PUBLIC.channels()),
    K3S_AIRGAP("k3s.airgap", "false"),
    K3S_REGISTRIES("k3s.registries", ""),
    KUBERNETES_RELEASES("kubernetes.releases", KubeadmRecipe.Sources.PUBLIC.releases()),
    KUBERNETES_AIRGAP("kubernetes.airgap", "false"),
    KUBERNETES_NETWORK("kubernetes.network", KubeadmRecipe.Sources.PUBLIC.network()),
    KUBERNETES_DOCUMENTS("kubernetes.documents", ""),
    KUBERNETES_IGNORED("kubernetes.ignored-preflight-errors", ""),
    ANSIBLE_PLAYBOOK("ansible.playbook", "");

    private final String path;
    private final String fallback;

    Key(String path, String fallback) {
      this.path = "levante." + path;
      this.fallback = fallback;
    }

    /** As a system property or in the configuration. */
    public String path() {
      return path;
    }

    /** What holds when nothing is set; empty for none. */
    public String fallback() {
      return fallback;
    }
  }

  /**
   * Reads the settings.
   *
   * @param given every configured value whose key begins with {@code levante.}
   * @throws IllegalArgumentException on an unknown key or a value out of bounds, naming it
   */
  public static Settings read(Map<String, String> given) {
    List<String> known = Arrays.stream(Key.values()).map(Key::path).sorted().toList();
    List<String> unknown =
        given.keySet().stream().filter(key -> !known.contains(key)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown settings %s; known are %s".formatted(unknown, known));
    }
    return new Reader(given).settings();
  }

  private record Reader(Map<String, String> given) {
    static final Duration LEAST_PERIOD = Duration.ofMillis(100);

    Settings settings() {
      int port = number(Key.HTTP_PORT, 0, 65_535);
      String base = text(Key.BASE_URI);
      return new Settings(
          Path.of(text(Key.DATA_DIR)).toAbsolutePath().normalize(),
          URI.create(base.isEmpty() ? "http://127.0.0.1:" + port : base),
          path(Key.VISION_DIR),
          path(Key.JOBS_ROOT),
          new Periods(
              duration(Key.PROVISIONING_PERIOD, LEAST_PERIOD),
              duration(Key.SCALING_PERIOD, LEAST_PERIOD),
              duration(Key.DISPATCH_PERIOD, LEAST_PERIOD),
              duration(Key.RECONCILE_PERIOD, LEAST_PERIOD)),
          duration(Key.BOOT_TIMEOUT, Duration.ofSeconds(1)),
          duration(Key.TTL_NOTICE, Duration.ofSeconds(1)),
          new SandboxSettings(
              number(Key.S3_PORT, 0, 65_535),
              duration(Key.EDGE_BOOT_DELAY, Duration.ZERO),
              duration(Key.CLOUD_BOOT_DELAY, Duration.ZERO),
              new FaultSettings(rate(Key.FAULT_RATE), parsed(Key.FAULT_SEED, Long::parseLong))),
          new Imports(allowed(), path(Key.IMPORTS_CACHE).orElseGet(this::importsCache)),
          new TrustedProxies(listed(Key.TRUSTED_PROXIES)),
          clouds(),
          k3s(),
          kubernetes(),
          path(Key.ANSIBLE_PLAYBOOK),
          scaling(),
          text(Key.SUPERVISOR_IMAGE));
    }

    private Scaling scaling() {
      return new Scaling(
          PolicyChoice.read(Key.SCALING_POLICY.path(), text(Key.SCALING_POLICY)),
          number(Key.MAX_BOOTING, 1, 10_000),
          HookSettings.of(Key.HOOKS_URL.path(), text(Key.HOOKS_URL), file(Key.HOOKS_SECRET)));
    }

    private CloudSettings clouds() {
      return new CloudSettings(
          listed(Key.OPENSTACK),
          listed(Key.EC2),
          path(Key.PRICES),
          listed(Key.INVENTORIES),
          listed(Key.INVENTORY_NETWORKS));
    }

    private K3sRecipe.Sources k3s() {
      return new K3sRecipe.Sources(
          text(Key.K3S_RELEASES),
          text(Key.K3S_CHANNELS),
          parsed(Key.K3S_AIRGAP, Reader::flag),
          file(Key.K3S_REGISTRIES));
    }

    private KubeadmRecipe.Sources kubernetes() {
      return new KubeadmRecipe.Sources(
          text(Key.KUBERNETES_RELEASES),
          parsed(Key.KUBERNETES_AIRGAP, Reader::flag),
          text(Key.KUBERNETES_NETWORK),
          file(Key.KUBERNETES_DOCUMENTS),
          listed(Key.KUBERNETES_IGNORED));
    }

    private static boolean flag(String text) {
      if (!List.of("true", "false").contains(text)) {
        throw new IllegalArgumentException(text);
      }
      return Boolean.parseBoolean(text);
    }

    private String file(Key key) {
      Optional<Path> path = path(key);
      try {
        return path.isEmpty() ? "" : Files.readString(path.get());
      } catch (IOException unreadable) {
        throw new IllegalArgumentException(
            "%s: cannot read %s".formatted(key.path(), path.get()), unreadable);
      }
    }

    private String text(Key key) {
      return given.getOrDefault(key.path(), key.fallback()).strip();
    }

    private List<String> listed(Key key) {
      return Arrays.stream(text(key).split(",", -1))
          .map(String::strip)
          .filter(one -> !one.isEmpty())
          .toList();
    }

    private Path importsCache() {
      return Path.of(text(Key.DATA_DIR)).resolve("imports");
    }

    private ImportPolicy allowed() {
      try {
        return ImportPolicy.allowing(
            listed(Key.IMPORTS_ALLOW).stream().map(ImportPolicy.Allowed::new).toList());
      } catch (IllegalStateException | IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "%s: %s".formatted(Key.IMPORTS_ALLOW.path(), wrong.getMessage()), wrong);
      }
    }

    private Optional<Path> path(Key key) {
      return Optional.of(text(key)).filter(text -> !text.isEmpty()).map(Path::of);
    }

    private int number(Key key, int least, int most) {
      int value = parsed(key, Integer::parseInt);
      return within(key, value, value >= least && value <= most, least + ".." + most);
    }

    private double rate(Key key) {
      double value = parsed(key, Double::parseDouble);
      return within(key, value, value >= 0 && value <= 0.5, "0..0.5");
    }

    private Duration duration(Key key, Duration least) {
      Duration value = parsed(key, Duration::parse);
      boolean fits = value.compareTo(least) >= 0 && value.compareTo(Duration.ofDays(1)) <= 0;
      return within(key, value, fits, least + "..P1D");
    }

    private static <T> T within(Key key, T value, boolean fits, String bounds) {
      if (!fits) {
        throw new IllegalArgumentException(
            "%s is %s, not in %s".formatted(key.path(), value, bounds));
      }
      return value;
    }

    private <T> T parsed(Key key, Function<String, T> parser) {
      String text = text(key);
      try {
        return parser.apply(text);
      } catch (RuntimeException unreadable) {
        throw new IllegalArgumentException(
            "%s is '%s'; write it like %s".formatted(key.path(), text, key.fallback()), unreadable);
      }
    }
  }
}
